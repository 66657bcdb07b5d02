package org.claimline.topology.register;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The last values of one register entry as they came, the newest first, in one value of the global store. The store cannot tell a good
 * value from a bad one (that may need the registry), so it keeps a few, and the reader takes the newest that can be read: a bad record
 * does not erase the entry before it.
 */
final class EntryHistory {
    private static final int KEPT = 4;

    private EntryHistory() {}

    static byte[] with(byte[] newest, List<byte[]> earlier) {
        List<byte[]> all = new ArrayList<>();
        all.add(newest);
        all.addAll(earlier.subList(0, Math.min(earlier.size(), KEPT - 1)));
        int size = all.stream().mapToInt(bytes -> bytes.length + Integer.BYTES).sum();
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
