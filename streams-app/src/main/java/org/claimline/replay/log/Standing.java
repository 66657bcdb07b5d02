package org.claimline.replay.log;

import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.claimline.reconcile.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees of a town in short.
 *
 * @param controller the assessed holder's side; null where unknown
 * @param faction    the party named, the one that claims the place or else the one that holds it, where it is a faction of its side
 * @param claimedBy  the side that claims it, under CLAIMED; else null
 */
public record Standing(
        Status status,
        @Nullable String controller,
        @Nullable String faction,
        @Nullable String claimedBy) {

    static Standing of(Verdict verdict) {
        return new Standing(
                verdict.status(),
                side(verdict.controller()),
                verdict.claimedBy()
                        .or(verdict::controller)
                        .filter(Subject::isFaction)
                        .map(Subject::party)
                        .orElse(null),
                side(verdict.claimedBy()));
    }

    private static @Nullable String side(Optional<Subject> subject) {
        return subject.map(Subject::side).map(Side::id).orElse(null);
    }

    /** In a few words: {@code CLAIMED for opposition, held by regime}. */
    public String text() {
        return status
                + (claimedBy == null ? "" : " for " + claimedBy)
                + (controller == null ? "" : (claimedBy == null ? " " : ", held by ") + controller);
    }

    /** The words for a town of which something or nothing is told. */
    static String words(@Nullable Standing standing) {
        return standing == null ? "nothing told" : standing.text();
    }
}
