package org.claimline.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Rule;
import org.claimline.reconcile.TimelineEntry;
import org.claimline.reconcile.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The states of a town along the fold, the oldest first.
 *
 * @param entries each holds from its {@code at} until that of the next
 */
public record TimelineView(
        String townId,
        String name,
        List<Entry> entries,
        @Nullable Instant at,
        @Nullable Instant knownAt) {

    /**
     * From {@code at} on the town was so.
     *
     * @param faction the party named, the one that claims the place or else the one that holds it, where it is a faction of its side
     * @param cause   the claim that made it so; null where a contest lapsed
     */
    public record Entry(
            Instant at,
            Status status,
            @Nullable String controller,
            @Nullable String faction,
            @Nullable String claimedBy,
            Rule rule,
            boolean lapsed,
            boolean orderUncertain,
            @Nullable String disputeId,
            @Nullable ClaimId cause) {

        static Entry of(TimelineEntry entry) {
            Verdict verdict = entry.verdict();
            return new Entry(
                    entry.at(),
                    verdict.status(),
                    side(verdict.controller()),
                    verdict.claimedBy()
                            .or(verdict::controller)
                            .filter(Subject::isFaction)
                            .map(Subject::party)
                            .orElse(null),
                    side(verdict.claimedBy()),
                    verdict.rule(),
                    entry.state().lapsed(),
                    verdict.orderUncertain(),
                    entry.state().dispute().map(Dispute::id).orElse(null),
                    entry.cause().map(ClaimId::of).orElse(null));
        }

        private static @Nullable String side(Optional<Subject> subject) {
            return subject.map(Subject::side).map(Side::id).orElse(null);
        }
    }
}
