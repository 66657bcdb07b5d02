package org.claimline.explain;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Side;
import org.claimline.claim.Status;

/**
 * One thing that an explanation tried, for tests elsewhere.
 *
 * @param claims what was said
 */
public record Tried(List<ClaimVersion> claims, Status status, Optional<Side> controller, Optional<Side> claimedBy) {

    /** All that is tried of a town. */
    public static List<Tried> of(Dossier dossier, Labels labels) {
        Attribution words = new Attribution(labels, new Times(ZoneId.of("Asia/Damascus"), 2024));
        return new Outlook(words, new Accounting(dossier), dossier)
                .trials().stream()
                        .map(t -> new Tried(
                                t.claims(),
                                t.outcome().status(),
                                t.outcome().controller(),
                                t.outcome().claimedBy()))
                        .toList();
    }
}
