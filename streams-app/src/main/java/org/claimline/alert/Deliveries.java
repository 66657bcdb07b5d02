package org.claimline.alert;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryState;

/** Deliveries as this instance knows them by reading along, as far as they are kept. One thread writes; any may read. */
public final class Deliveries {
    private static final Comparator<Delivery> ORDER = Comparator.comparing(Delivery::getCreatedAt)
            .thenComparing(Delivery::getAlertId)
            .thenComparing(Delivery::getReceiverId);

    private final Map<String, Delivery> known = new TreeMap<>();

    /** The delivery under the topic's key is so from now on. */
    public synchronized void put(String key, Delivery delivery) {
        known.put(key, delivery);
    }

    /** The delivery under the topic's key is forgotten. */
    public synchronized void remove(String key) {
        known.remove(key);
    }

    public synchronized Optional<Delivery> get(String alertId, String receiverId) {
        return known.values().stream()
                .filter(d -> d.getAlertId().equals(alertId) && d.getReceiverId().equals(receiverId))
                .findFirst();
    }

    /** Those that pass, by when their alert was raised; what is empty lets all pass. */
    public synchronized List<Delivery> all(Optional<DeliveryState> state, Optional<String> receiverId) {
        return known.values().stream()
                .filter(d -> state.map(d.getState()::equals).orElse(true))
                .filter(d -> receiverId.map(d.getReceiverId()::equals).orElse(true))
                .sorted(ORDER)
                .toList();
    }

    /** How many there are to each receiver, by state. */
    public synchronized Map<String, Map<DeliveryState, Integer>> counts() {
        Map<String, Map<DeliveryState, Integer>> counts = new TreeMap<>();
        known.values().forEach(d -> counts.computeIfAbsent(d.getReceiverId(), id -> new EnumMap<>(DeliveryState.class))
                .merge(d.getState(), 1, Integer::sum));
        return counts;
    }
}
