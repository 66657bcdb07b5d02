package org.claimline.query;

import java.time.Instant;
import java.util.Optional;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Rule;
import org.claimline.avro.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a duty editor is told, as answers show it: that a town became contested, or what became of it.
 *
 * @param episodeId   the same in all alerts of one contest
 * @param corrects    the alert that no longer holds; null unless it is a correction
 * @param townVersion the town's version that raised it
 * @param at          event time of what is told
 * @param since       event time at which the episode began
 * @param headline    one line that attributes and does not assert
 * @param durationMillis how long the episode lasted, in event time; null while it goes on
 * @param acknowledged who at the desk has seen it; null while nobody has said so
 */
public record AlertView(
        String alertId,
        AlertKind kind,
        String episodeId,
        @Nullable String disputeId,
        @Nullable String corrects,
        String townId,
        String town,
        @Nullable String arabicName,
        @Nullable String governorate,
        @Nullable Double lat,
        @Nullable Double lon,
        long townVersion,
        Instant at,
        Instant since,
        String headline,
        @Nullable String controllerBefore,
        @Nullable Status statusAfter,
        @Nullable String controllerAfter,
        @Nullable Rule rule,
        @Nullable Long durationMillis,
        PositionsView positions,
        @Nullable AcknowledgementView acknowledged) {

    /** One that nobody has seen yet. */
    public static AlertView of(ContestedAlert alert) {
        return of(alert, Optional.empty());
    }

    public static AlertView of(ContestedAlert alert, Optional<AcknowledgementView> acknowledged) {
        PlaceRef place = alert.getPlace();
        return new AlertView(
                alert.getAlertId(),
                alert.getKind(),
                alert.getEpisodeId(),
                alert.getDisputeId(),
                alert.getCorrects(),
                alert.getTownId(),
                place.getName(),
                place.getArabicName(),
                place.getGovernorate(),
                place.getLatitude(),
                place.getLongitude(),
                alert.getTownVersion(),
                alert.getAt(),
                alert.getSince(),
                alert.getHeadline(),
                alert.getControllerBefore(),
                alert.getStatusAfter(),
                alert.getControllerAfter(),
                alert.getRule(),
                alert.getDurationMillis(),
                PositionsView.of(alert),
                acknowledged.orElse(null));
    }
}
