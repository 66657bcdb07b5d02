package org.claimline.topology.register;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last values of one register entry as they came, the newest first, in one value of the global store. The store cannot tell a good
 * value from a bad one (that may need the registry), so it keeps many, and the reader takes the newest that can be read: bad records do not erase
 * the entry before them, however often somebody sends them again.
 */
final class EntryHistory {
    /** What an entry may take; its own edits in years do not. */
    private static final int MOST_VALUES = 1_000;

    private static final int MOST_BYTES = 1 << 20;

    private EntryHistory() {}

    static byte[] with(byte[] newest, List<byte[]> earlier) {
        List<byte[]> all = new ArrayList<>(List.of(newest));
        int size = newest.length + Integer.BYTES;
        for (byte[] value : earlier) {
            int more = value.length + Integer.BYTES;
            if (all.size() == MOST_VALUES || size + more > MOST_BYTES) {
                break;
            }
            if (!Arrays.equals(value, newest)) {
                all.add(value);
                size += more;
            }
        }
        ByteBuffer written = ByteBuffer.allocate(size);
        all.forEach(bytes -> written.putInt(bytes.length).put(bytes));
        return written.array();
    }

    static List<byte[]> values(byte[] history) {
        List<byte[]> found = new ArrayList<>();
        ByteBuffer read = ByteBuffer.wrap(history);
        while (read.hasRemaining()) {
            byte[] value = new byte[read.getInt()];
            read.get(value);
            found.add(value);
        }
        return found;
    }
}
