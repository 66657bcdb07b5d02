package org.claimline.reconcile;

import java.time.Instant;
import java.util.Optional;
import org.claimline.claim.ClaimKey;

/**
 * One entry of a town's timeline: from {@code at} on the town is in {@code state}.
 *
 * @param at    event time of the claim that made it so, or when a contest lapsed
 * @param cause that claim; empty where a contest lapsed
 */
public record TimelineEntry(Instant at, Optional<ClaimKey> cause, FoldState state, Verdict verdict) {

    static TimelineEntry of(Instant at, Optional<ClaimKey> cause, FoldState state) {
        return new TimelineEntry(at, cause, state, Verdict.of(state));
    }

    /** Whether a reader sees something else than before. */
    boolean differsFrom(TimelineEntry before) {
        return !verdict.saysTheSameAs(before.verdict)
                || verdict.rule() != before.verdict.rule()
                || verdict.orderUncertain() != before.verdict.orderUncertain()
                || !state.dispute()
                        .map(Dispute::id)
                        .equals(before.state.dispute().map(Dispute::id));
    }
}
