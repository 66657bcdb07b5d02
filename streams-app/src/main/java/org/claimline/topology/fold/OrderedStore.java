package org.claimline.topology.fold;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A store of bytes in the unsigned order of its keys: what the fold needs of a state store, and what a test can keep in a map. */
public interface OrderedStore {
    byte @Nullable [] get(byte[] key);

    void put(byte[] key, byte[] value);

    void delete(byte[] key);

    /** Entries from {@code from} up to but not including {@code to}. */
    Entries range(byte[] from, byte[] to);

    /** The same entries, the last first. */
    Entries reverseRange(byte[] from, byte[] to);

    /** One entry. The arrays belong to the reader. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Entry(byte[] key, byte[] value) {}

    /** Entries being read. Closing it frees what the store holds for it. */
    interface Entries extends Iterator<Entry>, AutoCloseable {
        @Override
        void close();
    }
}
