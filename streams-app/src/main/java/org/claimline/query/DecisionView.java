package org.claimline.query;

import java.time.Instant;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.jspecify.annotations.Nullable;

/**
 * A decision of the desk, as it stands in the record for ever (rule 14).
 *
 * @param claim     the claim it is about; null where it is about a source
 * @param source    the source it is about; null where it is about a claim
 * @param decidedAt the known time from which it counts
 * @param editor    who decided
 * @param verdict   with VERIFY: what the desk found; else null
 * @param undoes    with UNDO: the decision taken back; else null
 * @param place     with PLACE: id of the place that the claim is about; else null
 */
public record DecisionView(
        String decisionId,
        DecisionKind kind,
        @Nullable ClaimId claim,
        @Nullable String source,
        Instant decidedAt,
        String editor,
        String reason,
        @Nullable String verdict,
        @Nullable String undoes,
        @Nullable String place) {

    static DecisionView of(DeskDecision decision) {
        return new DecisionView(
                decision.getDecisionId(),
                decision.getKind(),
                decision.getTargetClaim() == null ? null : ClaimId.of(decision.getTargetClaim()),
                decision.getTargetSourceId(),
                decision.getDecidedAt(),
                decision.getEditor(),
                decision.getReason(),
                decision.getVerdict(),
                decision.getUndoes(),
                decision.getPlaceId());
    }
}
