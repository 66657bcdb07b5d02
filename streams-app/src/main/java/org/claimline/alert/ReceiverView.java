package org.claimline.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.avro.AlertKind;
import org.claimline.avro.Circle;
import org.claimline.avro.DeliveryState;
import org.claimline.avro.EnteredBy;
import org.claimline.avro.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * A receiver as answers show it.
 *
 * @param url       scheme and host; what follows is often a secret
 * @param secret    only in the answer to the call that made it
 * @param createdAt it is told what is raised from then on
 * @param stoppedAt since when nothing is sent to it, for it answered 410 Gone; entering it again ends that
 * @param pending   deliveries that are still to be made
 * @param failed    deliveries that were given up and can be sent again
 */
public record ReceiverView(
        String id,
        String url,
        @Nullable String secret,
        List<String> towns,
        List<String> governorates,
        @Nullable Near near,
        List<AlertKind> kinds,
        EnteredBy enteredBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant stoppedAt,
        int pending,
        int failed) {

    /** All places within {@code km} kilometres of a point (WGS 84). */
    public record Near(double lat, double lon, double km) {
        static @Nullable Near of(@Nullable Circle circle) {
            return circle == null
                    ? null
                    : new Near(circle.getLatitude(), circle.getLongitude(), circle.getKilometres());
        }
    }

    /**
     * The receiver.
     *
     * @param made   its secret, where it was made now
     * @param counts how many deliveries there are to it
     */
    public static ReceiverView of(
            Receivers.Known known, Optional<WebhookSecret> made, Map<DeliveryState, Integer> counts) {
        Receiver entry = known.entry();
        return new ReceiverView(
                entry.getId(),
                known.meaning().shownUrl(),
                made.map(WebhookSecret::reveal).orElse(null),
                entry.getTowns(),
                entry.getGovernorates(),
                Near.of(entry.getWithin()),
                entry.getKinds(),
                entry.getEnteredBy(),
                entry.getCreatedAt(),
                entry.getUpdatedAt(),
                entry.getStoppedAt(),
                counts.getOrDefault(DeliveryState.PENDING, 0),
                counts.getOrDefault(DeliveryState.FAILED, 0));
    }
}
