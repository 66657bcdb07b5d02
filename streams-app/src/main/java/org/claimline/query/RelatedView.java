package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Status;
import org.jspecify.annotations.Nullable;

/** The state of a place around or within a town, looked at beside it; neither takes the other's status (rule 11). */
public record RelatedView(
        String townId,
        String name,
        PlaceKind kind,
        Status status,
        @Nullable String controller,
        @Nullable String claimedBy,
        List<String> contenders,
        @Nullable Instant since) {

    static RelatedView of(TownSummary town) {
        return new RelatedView(
                town.townId(),
                town.name(),
                town.kind(),
                town.status(),
                town.controller(),
                town.claimedBy(),
                town.contenders(),
                town.since());
    }
}
