package org.claimline.query;

import java.time.Instant;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.jspecify.annotations.Nullable;

/** One piece of evidence, as answers show it. What is unknown or withheld is null. */
public record EvidenceView(
        EvidenceKind kind,
        @Nullable String url,
        @Nullable String archivedUrl,
        @Nullable String sha256,
        @Nullable Instant capturedAt,
        @Nullable Instant postedAt,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String geolocatedBy) {

    static EvidenceView of(EvidenceItem item) {
        return new EvidenceView(
                item.getKind(),
                item.getUrl(),
                item.getArchivedUrl(),
                item.getSha256(),
                item.getCapturedAt(),
                item.getPostedAt(),
                item.getLatitude(),
                item.getLongitude(),
                item.getGeolocatedBy());
    }
}
