package org.claimline.topology.normalise;

import java.nio.ByteBuffer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.topology.register.RegisterKind;
import org.jspecify.annotations.Nullable;

/** The counters of one task, in its store: rolled back with whatever they count. */
public final class Counters {
    private final KeyValueStore<String, byte[]> store;

    Counters(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(Counter counter, long change) {
        if (change != 0) {
            long value = get(counter) + change;
            store.put(
                    counter.name(),
                    ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }
    }

    long get(Counter counter) {
        return read(store.get(counter.name()));
    }

    /** Notes that the reports are read with everything that the register's topic has before {@code offset}, but for those that wait for it. */
    void readWith(RegisterKind register, long offset) {
        if (read(store.get(register.counter())) != offset) {
            store.put(
                    register.counter(),
                    ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
        }
    }

    /** A counter as the store has it; 0 where it has none yet. */
    public static long read(byte @Nullable [] stored) {
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }
}
