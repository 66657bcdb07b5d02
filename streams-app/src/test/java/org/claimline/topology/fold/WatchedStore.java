package org.claimline.topology.fold;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * A store in memory that one writes and another reads, as queries do: a range is what was there when it was opened. Something else may happen after
 * any write and any read. Any number of threads read it.
 */
final class WatchedStore implements OrderedStore {
    private NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    private Runnable afterWrite = () -> {};
    private Runnable afterRead = () -> {};
    private volatile boolean away;
    private final AtomicInteger reads = new AtomicInteger();

    void afterEachWrite(Runnable happens) {
        afterWrite = happens;
    }

    void afterEachRead(Runnable happens) {
        afterRead = happens;
    }

    void leave() {
        away = true;
    }

    /** How often it was asked for an entry or a range since this was last asked. */
    int reads() {
        return reads.getAndSet(0);
    }

    synchronized NavigableMap<byte[], byte[]> copy() {
        return new TreeMap<>(entries);
    }

    synchronized void restore(NavigableMap<byte[], byte[]> copy) {
        entries = new TreeMap<>(copy);
    }

    @Override
    public synchronized byte[] get(byte[] key) {
        return entries.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        write(() -> entries.put(key, value));
        afterWrite.run();
    }

    private synchronized void write(Runnable change) {
        change.run();
    }

    @Override
    public void delete(byte[] key) {
        write(() -> entries.remove(key));
        afterWrite.run();
    }

    @Override
    public Entries range(byte[] from, byte[] to) {
        return new Found(between(from, to, false));
    }

    @Override
    public Entries reverseRange(byte[] from, byte[] to) {
        return new Found(between(from, to, false).descendingMap());
    }

    private NavigableMap<byte[], byte[]> between(byte[] from, byte[] to, boolean inclusive) {
        NavigableMap<byte[], byte[]> copy = copy();
        return Arrays.compareUnsigned(from, to) < 0
                ? copy.subMap(from, true, to, inclusive)
                : new TreeMap<>(entries.comparator());
    }

    /** As Kafka Streams gives it to queries. */
    ReadOnlyKeyValueStore<Bytes, byte[]> queried() {
        return new ReadOnlyKeyValueStore<>() {
            @Override
            public byte[] get(Bytes key) {
                return read(WatchedStore.this.get(key.get()));
            }

            @Override
            public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
                return read(new Queried(between(from.get(), to.get(), true)));
            }

            @Override
            public KeyValueIterator<Bytes, byte[]> all() {
                return read(new Queried(copy()));
            }

            @Override
            public long approximateNumEntries() {
                return entries.size();
            }
        };
    }

    private <T> T read(T found) {
        if (away) {
            throw new InvalidStateStoreException("it has moved");
        }
        reads.incrementAndGet();
        afterRead.run();
        return found;
    }

    private static final class Found implements Entries {
        private final Iterator<Entry> found;

        Found(Map<byte[], byte[]> entries) {
            List<Entry> all = entries.entrySet().stream()
                    .map(e -> new Entry(e.getKey(), e.getValue()))
                    .toList();
            found = all.iterator();
        }

        @Override
        public boolean hasNext() {
            return found.hasNext();
        }

        @Override
        public Entry next() {
            return found.next();
        }

        @Override
        public void close() {}
    }

    private static final class Queried implements KeyValueIterator<Bytes, byte[]> {
        private final Iterator<Map.Entry<byte[], byte[]>> found;

        Queried(NavigableMap<byte[], byte[]> entries) {
            found = entries.entrySet().iterator();
        }

        @Override
        public Bytes peekNextKey() {
            throw new UnsupportedOperationException("nobody peeks");
        }

        @Override
        public boolean hasNext() {
            return found.hasNext();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            Map.Entry<byte[], byte[]> next = found.next();
            return KeyValue.pair(Bytes.wrap(next.getKey()), next.getValue());
        }

        @Override
        public void close() {}
    }
}
