package org.claimline.topology.fold;

import java.util.Arrays;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** A state store of Kafka Streams. One that is open for reading only refuses to be written. */
final class KafkaStore implements OrderedStore {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;

    KafkaStore(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        writable().put(Bytes.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        writable().delete(Bytes.wrap(key));
    }

    private KeyValueStore<Bytes, byte[]> writable() {
        if (store instanceof KeyValueStore<Bytes, byte[]> writable) {
            return writable;
        }
        throw new UnsupportedOperationException("a store that is queried is not written");
    }

    @Override
    public Entries range(byte[] from, byte[] to) {
        return Arrays.compareUnsigned(from, to) < 0
                ? new Found(store.range(Bytes.wrap(from), Bytes.wrap(to)), to)
                : new Found(null, to);
    }

    @Override
    public Entries reverseRange(byte[] from, byte[] to) {
        return Arrays.compareUnsigned(from, to) < 0
                ? new Found(store.reverseRange(Bytes.wrap(from), Bytes.wrap(to)), to)
                : new Found(null, to);
    }

    /** Ranges of state stores include their upper bound; this one leaves it out. */
    private static final class Found implements Entries {
        private final @Nullable KeyValueIterator<Bytes, byte[]> found;
        private final byte[] end;
        private @Nullable Entry next;

        Found(@Nullable KeyValueIterator<Bytes, byte[]> found, byte[] end) {
            this.found = found;
            this.end = end;
            next = advance();
        }

        private @Nullable Entry advance() {
            while (found != null && found.hasNext()) {
                KeyValue<Bytes, byte[]> entry = found.next();
                if (!Arrays.equals(entry.key.get(), end)) {
                    return new Entry(entry.key.get(), entry.value);
                }
            }
            return null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Entry next() {
            Entry entry = next;
            if (entry == null) {
                throw new NoSuchElementException();
            }
            next = advance();
            return entry;
        }

        @Override
        public void close() {
            if (found != null) {
                found.close();
            }
        }
    }
}
