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
 * The towns of which something may have to be told by the clock, an end that is held back or a lapse, with the change that it will be told with. Few
 * at any time, so that all are known in memory; kept in a store, so that none is forgotten.
 */
final class DueAlerts {
    private final KeyValueStore<String, byte[]> store;
    private final StoreCodec<TownChange> changes = StoreCodec.of(TownChange.getClassSchema());
    private final Map<String, Instant> dueAt = new HashMap<>();

    private DueAlerts(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * What the store holds.
     *
     * @param due tells when a town is due; empty where nothing is
     */
    static DueAlerts of(KeyValueStore<String, byte[]> store, Function<String, Optional<Instant>> due) {
        DueAlerts alerts = new DueAlerts(store);
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> due.apply(entry.key).ifPresent(at -> alerts.dueAt.put(entry.key, at)));
        }
        return alerts;
    }

    boolean has(String townId) {
        return dueAt.containsKey(townId);
    }

    /** The change that it will be told with. */
    Optional<TownChange> change(String townId) {
        return has(townId) ? Optional.of(changes.decode(store.get(townId))) : Optional.empty();
    }

    void keep(String townId, TownChange change, Instant due) {
        store.put(townId, changes.encode(change));
        dueAt.put(townId, due);
    }

    /** With the change that is kept. */
    void postpone(String townId, Instant due) {
        dueAt.put(townId, due);
    }

    void release(String townId) {
        if (dueAt.remove(townId) != null) {
            store.delete(townId);
        }
    }

    /** The towns that are due, in a fixed order. */
    List<String> due(Instant now) {
        return dueAt.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
