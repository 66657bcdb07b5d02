package org.claimline.topology.normalise;

import java.nio.ByteBuffer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The counters of one task, in its store: rolled back with whatever they count. */
public final class Counters {
    private final KeyValueStore<String, byte[]> store;

    Counters(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(Counter counter, long change) {
        if (change != 0) {
            long value = read(store.get(counter.name())) + change;
            store.put(
                    counter.name(),
                    ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }
    }

    /** A counter as the store has it; 0 where it has none yet. */
    public static long read(byte @Nullable [] stored) {
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }
}
