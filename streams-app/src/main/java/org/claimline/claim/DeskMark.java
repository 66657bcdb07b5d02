package org.claimline.claim;

import java.time.Instant;

/**
 * What the desk decided about a claim (rule 14). It never sets a controller.
 *
 * @param kind     what was decided
 * @param decision id of the decision
 * @param editor   who decided
 * @param reason   why, in the editor's words
 * @param at       since when it counts
 */
public record DeskMark(Kind kind, String decision, String editor, String reason, Instant at) {
    /** Kinds of decision about a claim. */
    public enum Kind {
        /** Set aside; the claim takes no part in the fold. */
        REJECTED,
        /** Checked by the desk; shown beside the status, counts no more than before. */
        VERIFIED,
        /** Its source was suspended: counts as rated F. */
        SUSPENDED
    }
}
