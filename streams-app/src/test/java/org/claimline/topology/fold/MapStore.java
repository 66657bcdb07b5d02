package org.claimline.topology.fold;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A store in memory. Nobody may write it while reading a range of it. */
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
        Iterator<Map.Entry<byte[], byte[]>> each = found.entrySet().iterator();
        return new Entries() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Entry next() {
                reads++;
                Map.Entry<byte[], byte[]> next = each.next();
                return new Entry(next.getKey(), next.getValue());
            }

            @Override
            public void close() {}
        };
    }
}
