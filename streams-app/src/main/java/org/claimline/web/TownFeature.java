package org.claimline.web;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Status;
import org.claimline.query.TownSummary;
import org.jspecify.annotations.Nullable;

/**
 * A town on a map (a Feature of RFC 7946). Its id is the town's and never changes.
 *
 * @param geometry   where it lies; null where that is not known
 * @param properties what the list of towns says of it
 */
record TownFeature(String type, String id, @Nullable Point geometry, Properties properties) {

    /**
     * A point.
     *
     * @param coordinates longitude, then latitude
     */
    record Point(String type, List<Double> coordinates) {}

    /** The summary of the town, with times in milliseconds since 1970. */
    record Properties(
            String townId,
            String name,
            @Nullable String arabicName,
            @Nullable Double lat,
            @Nullable Double lon,
            PlaceKind kind,
            @Nullable String governorate,
            Status status,
            @Nullable String controller,
            @Nullable String faction,
            @Nullable String claimedBy,
            List<String> contenders,
            @Nullable Long since,
            @Nullable Long lastClaimAt,
            @Nullable Long staleAfter,
            @Nullable Long lapsesAt,
            boolean lapsed,
            int openDisputes,
            @Nullable Long version) {}

    static TownFeature of(TownSummary town) {
        Double lat = town.lat();
        Double lon = town.lon();
        return new TownFeature(
                "Feature",
                town.townId(),
                lat == null || lon == null ? null : new Point("Point", List.of(lon, lat)),
                new Properties(
                        town.townId(),
                        town.name(),
                        town.arabicName(),
                        lat,
                        lon,
                        town.kind(),
                        town.governorate(),
                        town.status(),
                        town.controller(),
                        town.faction(),
                        town.claimedBy(),
                        town.contenders(),
                        millis(town.since()),
                        millis(town.lastClaimAt()),
                        millis(town.staleAfter()),
                        millis(town.lapsesAt()),
                        town.lapsed(),
                        town.openDisputes(),
                        town.version()));
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
