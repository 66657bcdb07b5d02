package org.claimline.topology.fold;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A store in memory. What is read from it while it changes is as it was when reading began, like in a state store. */
public final class MapStore implements OrderedStore {
    private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    private int writes;
    private int reads;

    @Override
    public byte[] get(byte[] key) {
        reads++;
        return entries.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        writes++;
        entries.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        writes++;
        entries.remove(key);
    }

    @Override
    public Entries range(byte[] from, byte[] to) {
        return entries(
                Arrays.compareUnsigned(from, to) < 0
                        ? entries.subMap(from, true, to, false)
                        : new TreeMap<>(entries.comparator()));
    }

    @Override
    public Entries reverseRange(byte[] from, byte[] to) {
        return entries(
                Arrays.compareUnsigned(from, to) < 0
                        ? entries.subMap(from, true, to, false).descendingMap()
                        : new TreeMap<>(entries.comparator()));
    }

    int size() {
        return entries.size();
    }

    /** How often it was written since last asked. */
    int writes() {
        int since = writes;
        writes = 0;
        return since;
    }

    /** How many rows were read since last asked. */
    int reads() {
        int since = reads;
        reads = 0;
        return since;
    }

    private Entries entries(NavigableMap<byte[], byte[]> found) {
        List<Entry> all = found.entrySet().stream()
                .map(e -> new Entry(e.getKey(), e.getValue()))
                .toList();
        Iterator<Entry> each = all.iterator();
        return new Entries() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Entry next() {
                reads++;
                return each.next();
            }

            @Override
            public void close() {}
        };
    }
}
