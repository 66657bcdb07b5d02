package org.claimline.web.input;

import java.time.Instant;
import org.claimline.source.report.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A decision of the desk (rule 14): about one claim, or about one source. It never sets who holds a town.
 *
 * @param decisionId unique; the same decision sent twice counts once; made here, unless said
 * @param kind       what is decided
 * @param claim      the claim it is about: with REJECT, VERIFY, HOLD, RELEASE, PLACE and DISMISS
 * @param source     the source it is about: with SUSPEND_SOURCE
 * @param decidedAt  the known time from which it counts, with its offset; now, unless said
 * @param editor     id of the editor who decides
 * @param reason     why, in words that readers may see beside what is set aside
 * @param verdict    with VERIFY: what the desk found, in one plain sentence
 * @param undoes     with UNDO: id of the decision taken back; what that is about need not be said again
 * @param place      with PLACE: id of the place that the claim is about, whatever its name as written could mean
 */
public record DecisionInput(
        @Nullable String decisionId,
        Decision.Kind kind,
        @Nullable ClaimRefInput claim,
        @Nullable String source,
        @Nullable Instant decidedAt,
        String editor,
        String reason,
        @Nullable String verdict,
        @Nullable String undoes,
        @Nullable String place) {}
