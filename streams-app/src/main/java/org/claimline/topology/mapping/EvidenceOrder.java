package org.claimline.topology.mapping;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.claimline.claim.Evidence;

/** The strongest kind first (rule 8), then the earliest captured; the rest only makes the order one of the set. */
final class EvidenceOrder {
    static final Comparator<Evidence> STRONGEST_FIRST = Comparator.comparing(Evidence::countsAs)
            .thenComparing(e -> e.capturedAt().orElse(Instant.MAX))
            .thenComparing(e -> e.postedAt().orElse(Instant.MAX))
            .thenComparing(e -> text(e.sha256()))
            .thenComparing(e -> text(e.url()))
            .thenComparing(e -> text(e.archivedUrl()))
            .thenComparing(e -> text(e.geolocatedBy()))
            .thenComparing(e -> e.latitude().orElse(Double.NaN))
            .thenComparing(e -> e.longitude().orElse(Double.NaN));

    private EvidenceOrder() {}

    private static String text(Optional<String> value) {
        return value.orElse("");
    }
}
