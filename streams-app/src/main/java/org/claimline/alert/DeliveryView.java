package org.claimline.alert;

import java.time.Instant;
import org.claimline.avro.AlertKind;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * One alert on its way to one receiver, as answers show it.
 *
 * @param attempts      how often it was tried
 * @param raisedAt      when the alert was raised, by the clock
 * @param nextAttemptAt when it is tried next at the earliest; null unless it is pending
 * @param error         what went wrong the last time; null where nothing did
 * @param deliveredAt   when the receiver took it; null unless it did
 */
public record DeliveryView(
        String alertId,
        String receiver,
        DeliveryState state,
        AlertKind kind,
        String townId,
        String episodeId,
        String headline,
        int attempts,
        Instant raisedAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable String error,
        @Nullable Instant deliveredAt) {

    public static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.getAlertId(),
                delivery.getReceiverId(),
                delivery.getState(),
                delivery.getKind(),
                delivery.getTownId(),
                delivery.getEpisodeId(),
                delivery.getHeadline(),
                delivery.getAttempts(),
                delivery.getCreatedAt(),
                delivery.getLastAttemptAt(),
                delivery.getNextAttemptAt(),
                delivery.getError(),
                delivery.getDeliveredAt());
    }
}
