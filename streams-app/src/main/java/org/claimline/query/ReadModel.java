package org.claimline.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;

/**
 * What this instance knows by reading along: every town's state, every dispute, every alert, as committed. Answers at once, also
 * while the topologies move between instances. One thread writes; any may read.
 */
public final class ReadModel {
    static final Comparator<Dispute> DISPUTE_ORDER =
            Comparator.comparing(Dispute::getOpenedAt).thenComparing(Dispute::getDisputeId);

    private final Map<String, TownEntry> towns = new ConcurrentSkipListMap<>();
    private final Map<String, Dispute> disputes = new ConcurrentSkipListMap<>();
    private final Map<String, ContestedAlert> alerts = new ConcurrentHashMap<>();
    private final List<ContestedAlert> alertsInOrder = new CopyOnWriteArrayList<>();

    /** The town's state is now {@code state}. */
    public void put(TownState state, OptionalLong version) {
        towns.put(state.getTownId(), new TownEntry(state, version));
    }

    /** The town's last claim ended. */
    public void removeTown(String townId) {
        towns.remove(townId);
    }

    /** The dispute under the topic's key is now {@code dispute}. */
    public void put(String key, Dispute dispute) {
        disputes.put(key, dispute);
    }

    /** The dispute under the topic's key never was. */
    public void removeDispute(String key) {
        disputes.remove(key);
    }

    /** An alert was raised; the same one twice counts once. */
    public void add(ContestedAlert alert) {
        if (alerts.put(alert.getAlertId(), alert) == null) {
            alertsInOrder.add(alert);
        }
    }

    public Optional<TownEntry> town(String townId) {
        return Optional.ofNullable(towns.get(townId));
    }

    /** All towns, by id. */
    public List<TownEntry> towns() {
        return new ArrayList<>(towns.values());
    }

    /** All disputes, by town and id. */
    public List<Dispute> disputes() {
        return new ArrayList<>(disputes.values());
    }

    /** The disputes of one town, by opening. */
    public List<Dispute> disputes(String townId) {
        return disputes.values().stream()
                .filter(d -> d.getTownId().equals(townId))
                .sorted(DISPUTE_ORDER)
                .toList();
    }

    /** All alerts, as they were raised. */
    public List<ContestedAlert> alerts() {
        return List.copyOf(alertsInOrder);
    }
}
