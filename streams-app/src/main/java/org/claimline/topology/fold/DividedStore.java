package org.claimline.topology.fold;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.claimline.topology.Lazy;
import org.claimline.topology.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * A store whose values may be larger than a record of its changelog: what a town keeps grows with the sources that have a word standing about it, and
 * nobody knows how many these will be. Such a value is kept in parts, each under a key of its own that no town's begins with; under its key stands how many
 * there are. Others are kept as they are.
 */
final class DividedStore implements OrderedStore {
    /** Of one part: well below what a changelog takes. */
    static final int PART_BYTES = TopicLayout.MAX_DEAD_LETTER_BYTES / 4;

    /** No town's key begins with it, nor does a mark's. */
    private static final byte PARTS = (byte) 0xFE;

    private static final byte DIVIDED = (byte) 0xFE;
    private static final int DIVIDED_BYTES = 1 + Integer.BYTES;
    private static final int PART_PREFIX = 1 + Integer.BYTES;

    private final OrderedStore store;
    private final int partBytes;

    /** The keys of the values that are in parts, with how many. */
    private final Lazy<Map<ByteBuffer, Integer>> divided = new Lazy<>(this::readDivided);

    DividedStore(OrderedStore store) {
        this(store, PART_BYTES);
    }

    /** @param partBytes of one part at most */
    DividedStore(OrderedStore store, int partBytes) {
        this.store = store;
        this.partBytes = partBytes;
    }

    private Map<ByteBuffer, Integer> readDivided() {
        Map<ByteBuffer, Integer> found = new HashMap<>();
        try (Entries firsts = store.range(new byte[] {PARTS}, new byte[] {PARTS, 0, 0, 0, 1})) {
            firsts.forEachRemaining(part -> {
                byte[] key = Arrays.copyOfRange(part.key(), PART_PREFIX, part.key().length);
                byte[] value = store.get(key);
                if (value != null && isDivided(value)) {
                    found.put(ByteBuffer.wrap(key), count(value));
                }
            });
        }
        return found;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        byte[] value = store.get(key);
        return value == null ? null : whole(key, value);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        boolean looksDivided = isDivided(value);
        int parts = value.length > partBytes || looksDivided ? (value.length + partBytes - 1) / partBytes : 0;
        removeParts(key, parts);
        for (int i = 0; i < parts; i++) {
            int from = i * partBytes;
            store.put(partKey(key, i), Arrays.copyOfRange(value, from, Math.min(value.length, from + partBytes)));
        }
        if (parts == 0) {
            store.put(key, value);
        } else {
            divided.get().put(ByteBuffer.wrap(key), parts);
            store.put(
                    key,
                    ByteBuffer.allocate(DIVIDED_BYTES)
                            .put(DIVIDED)
                            .putInt(parts)
                            .array());
        }
    }

    @Override
    public void delete(byte[] key) {
        removeParts(key, 0);
        store.delete(key);
    }

    /** Removes what the value under {@code key} has in parts, from the part {@code from} on. */
    private void removeParts(byte[] key, int from) {
        if (divided.get().isEmpty()) {
            return;
        }
        Integer known = divided.get().remove(ByteBuffer.wrap(key));
        for (int i = from; known != null && i < known; i++) {
            store.delete(partKey(key, i));
        }
    }

    private byte[] whole(byte[] key, byte[] value) {
        if (!isDivided(value)) {
            return value;
        }
        byte[][] parts = new byte[count(value)][];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            byte[] part = store.get(partKey(key, i));
            if (part == null) {
                throw new IllegalStateException("a value of " + parts.length + " parts lacks its part " + i
                        + ": the store is damaged; let claimline reset build it anew from the archive");
            }
            parts[i] = part;
            length += part.length;
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(whole::put);
        return whole.array();
    }

    private static boolean isDivided(byte[] value) {
        return value.length == DIVIDED_BYTES && value[0] == DIVIDED;
    }

    private static int count(byte[] divided) {
        return ByteBuffer.wrap(divided).getInt(1);
    }

    private static byte[] partKey(byte[] key, int number) {
        return ByteBuffer.allocate(PART_PREFIX + key.length)
                .put(PARTS)
                .putInt(number)
                .put(key)
                .array();
    }

    @Override
    public Entries range(byte[] from, byte[] to) {
        return new Whole(store.range(from, to));
    }

    @Override
    public Entries reverseRange(byte[] from, byte[] to) {
        return new Whole(store.reverseRange(from, to));
    }

    private final class Whole implements Entries {
        private final Entries found;

        private Whole(Entries found) {
            this.found = found;
        }

        @Override
        public boolean hasNext() {
            return found.hasNext();
        }

        @Override
        public Entry next() {
            Entry entry = found.next();
            return new Entry(entry.key(), whole(entry.key(), entry.value()));
        }

        @Override
        public void close() {
            found.close();
        }
    }
}
