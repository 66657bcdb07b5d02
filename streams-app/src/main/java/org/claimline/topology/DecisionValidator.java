package org.claimline.topology;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;

/**
 * What every door asks of a decision of the desk (rule 14). Pointers are those of the JSON form: {@code claim} and {@code source} for the
 * contract's targetClaim and targetSourceId.
 */
public final class DecisionValidator {

    private DecisionValidator() {}

    /** What is wrong with {@code decision}; {@code now} is the clock at the door. */
    public static List<Fault> faults(DeskDecision decision, Instant now) {
        FaultList faults = new FaultList();
        faults.id("/decisionId", decision.getDecisionId());
        decided(decision.getDecidedAt(), now, faults);
        faults.symbol("/kind", decision.getKind(), DecisionKind.class);
        faults.id("/editor", decision.getEditor());
        faults.text("/reason", decision.getReason(), ReportValidator.LONGEST_TEXT);
        faults.optional("/verdict", decision.getVerdict(), ReportValidator.LONGEST_TEXT);
        target(decision, faults);
        if (decision.getKind() == DecisionKind.UNDO) {
            faults.id("/undoes", decision.getUndoes());
        }
        if (decision.getKind() != DecisionKind.UNDO && decision.getUndoes() != null) {
            faults.add(
                    "/undoes",
                    decision.getUndoes(),
                    "stands with " + decision.getKind(),
                    "leave it out, or decide UNDO");
        }
        if (decision.getKind() == DecisionKind.VERIFY && decision.getVerdict() == null) {
            faults.add("/verdict", "", "is missing", "say in one plain sentence what the desk found");
        }
        if (decision.getKind() == DecisionKind.PLACE) {
            faults.id("/place", decision.getPlaceId());
        } else if (decision.getPlaceId() != null) {
            faults.add(
                    "/place",
                    decision.getPlaceId(),
                    "stands with " + decision.getKind(),
                    "leave it out, or decide PLACE");
        }
        return faults.faults();
    }

    private static void decided(Instant decidedAt, Instant now, FaultList faults) {
        if (ReportValidator.outOfRange(decidedAt)) {
            faults.add("/decidedAt", decidedAt, "is no time of this method", "give a time between 1900 and 2200");
        } else if (decidedAt.isAfter(now.plus(ReportValidator.DEFAULT.futureTolerance()))) {
            faults.add(
                    "/decidedAt",
                    decidedAt,
                    "lies in the future (it is " + now + ")",
                    "leave it out to decide now; check the clock and the offset");
        }
    }

    private static void target(DeskDecision decision, FaultList faults) {
        ClaimRef claim = decision.getTargetClaim();
        String source = decision.getTargetSourceId();
        if ((claim == null) == (source == null)) {
            faults.add(
                    claim == null ? "/claim" : "/source",
                    "",
                    claim == null ? "is missing, and so is source" : "stands beside claim",
                    "name one claim {source, report, claim}, or one source");
        }
        if (claim != null) {
            faults.id("/claim/source", claim.getSourceId());
            faults.id("/claim/report", claim.getReportId());
            faults.id("/claim/claim", claim.getClaimId());
        }
        if (source != null) {
            faults.id("/source", source);
        }
        boolean ofSource = decision.getKind() == DecisionKind.SUSPEND_SOURCE;
        boolean ofClaim =
                switch (decision.getKind()) {
                    case REJECT, VERIFY, HOLD, RELEASE, PLACE, DISMISS -> true;
                    default -> false;
                };
        if (ofSource && source == null) {
            faults.add("/source", "", "is missing", "name the source that is suspended");
        }
        if (ofClaim && claim == null) {
            faults.add("/claim", "", "is missing", "name the claim; a source can be suspended");
        }
    }
}
