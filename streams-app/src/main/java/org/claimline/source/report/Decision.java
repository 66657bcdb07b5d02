package org.claimline.source.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A decision of the desk about a claim or a source (rule 14).
 *
 * @param at      the known time from which it counts
 * @param verdict with VERIFY: what the desk found
 * @param undoes  with UNDO: id of the decision taken back
 * @param placeId with PLACE: the place that the claim is about
 */
public record Decision(
        String id,
        Kind kind,
        Instant at,
        String editor,
        String reason,
        Optional<String> verdict,
        Optional<String> undoes,
        Optional<String> placeId) {

    static final Comparator<Decision> ORDER = Comparator.comparing(Decision::at).thenComparing(Decision::id);

    /** What the desk decides. */
    public enum Kind {
        REJECT,
        VERIFY,
        HOLD,
        RELEASE,
        SUSPEND_SOURCE,
        NOTE,
        UNDO,
        PLACE,
        DISMISS
    }
}
