package org.claimline.topology.dispute;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.TownChange;
import org.claimline.topology.StoreCodec;

/**
 * The towns of which an end is held back, with the change that will be told. Few at any time, so that all are known in memory; kept in a store,
 * so that none is forgotten.
 */
final class HeldEnds {
    private final KeyValueStore<String, byte[]> store;
    private final StoreCodec<TownChange> changes = StoreCodec.of(TownChange.getClassSchema());
    private final Map<String, Instant> dueAt = new HashMap<>();

    private HeldEnds(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * What the store holds.
     *
     * @param due tells when the ends held of a town are due; empty where none is
     */
    static HeldEnds of(KeyValueStore<String, byte[]> store, Function<String, Optional<Instant>> due) {
        HeldEnds held = new HeldEnds(store);
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> due.apply(entry.key).ifPresent(at -> held.dueAt.put(entry.key, at)));
        }
        return held;
    }

    boolean has(String townId) {
        return dueAt.containsKey(townId);
    }

    /** The change in which the end came. */
    Optional<TownChange> change(String townId) {
        return has(townId) ? Optional.of(changes.decode(store.get(townId))) : Optional.empty();
    }

    void hold(String townId, TownChange change, Instant due) {
        store.put(townId, changes.encode(change));
        dueAt.put(townId, due);
    }

    void release(String townId) {
        if (dueAt.remove(townId) != null) {
            store.delete(townId);
        }
    }

    /** The towns whose ends are due, in a fixed order. */
    List<String> due(Instant now) {
        return dueAt.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
