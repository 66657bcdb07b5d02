package org.claimline.alert.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryState;
import org.claimline.topology.StoreCodec;

/**
 * What one task keeps: every delivery as it stands, the alerts that these are about, and of every alert that was ever read that it was. That is a
 * few bytes each, for ever: so an alert that is raised a second time, because states were built anew, is sent to nobody again.
 */
final class DeliveryStore {
    /** In place of an alert that need not be sent any more. */
    private static final byte[] SEEN = {0};

    private final KeyValueStore<String, byte[]> deliveries;
    private final KeyValueStore<String, byte[]> alerts;
    private final StoreCodec<Delivery> deliveryCodec = StoreCodec.of(Delivery.getClassSchema());
    private final StoreCodec<ContestedAlert> alertCodec = StoreCodec.of(ContestedAlert.getClassSchema());

    DeliveryStore(KeyValueStore<String, byte[]> deliveries, KeyValueStore<String, byte[]> alerts) {
        this.deliveries = deliveries;
        this.alerts = alerts;
    }

    boolean hasSeen(String alertId) {
        return alerts.get(alertId) != null;
    }

    void see(String alertId) {
        alerts.put(alertId, SEEN);
    }

    /** Keeps an alert, for it is to be sent. */
    void keep(ContestedAlert alert) {
        alerts.put(alert.getAlertId(), alertCodec.encode(alert));
    }

    /** An alert that is still kept. */
    Optional<ContestedAlert> alert(String alertId) {
        return Optional.ofNullable(alerts.get(alertId))
                .filter(stored -> stored.length > SEEN.length)
                .map(alertCodec::decode);
    }

    Optional<Delivery> get(String key) {
        return Optional.ofNullable(deliveries.get(key)).map(deliveryCodec::decode);
    }

    void put(Delivery delivery) {
        deliveries.put(DeliveryKeys.key(delivery), deliveryCodec.encode(delivery));
    }

    /** All that are to be made, in the order in which their alerts were raised. */
    List<Delivery> pending() {
        return where(d -> d.getState() == DeliveryState.PENDING).stream()
                .sorted(Comparator.comparing(Delivery::getCreatedAt).thenComparing(Delivery::getAlertOffset))
                .toList();
    }

    /** Forgets what was delivered or cancelled before {@code delivered}, and what failed before {@code failed}; returns the keys. */
    List<String> forget(Instant delivered, Instant failed) {
        List<Delivery> old = where(d -> switch (d.getState()) {
            case DELIVERED, CANCELLED -> last(d).isBefore(delivered);
            case FAILED -> last(d).isBefore(failed);
            case PENDING, UNRECOGNISED -> false;
        });
        old.forEach(delivery -> deliveries.delete(DeliveryKeys.key(delivery)));
        if (!old.isEmpty()) {
            Set<String> wanted =
                    where(d -> true).stream().map(Delivery::getAlertId).collect(Collectors.toSet());
            old.stream()
                    .map(Delivery::getAlertId)
                    .filter(id -> !wanted.contains(id))
                    .forEach(this::see);
        }
        return old.stream().map(DeliveryKeys::key).toList();
    }

    private static Instant last(Delivery delivery) {
        Instant attempt = delivery.getLastAttemptAt();
        return attempt == null ? delivery.getCreatedAt() : attempt;
    }

    private List<Delivery> where(Predicate<Delivery> wanted) {
        List<Delivery> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = deliveries.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                Delivery delivery = deliveryCodec.decode(entry.value);
                if (wanted.test(delivery)) {
                    found.add(delivery);
                }
            }
        }
        return found;
    }
}
