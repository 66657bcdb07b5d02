package org.claimline.topology;

import java.util.List;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;

/** What every door asks of a decision of the desk (rule 14). */
public final class DecisionValidator {

    private DecisionValidator() {}

    public static List<Fault> faults(DeskDecision decision) {
        FaultList faults = new FaultList();
        faults.id("/decisionId", decision.getDecisionId());
        faults.symbol("/kind", decision.getKind(), DecisionKind.class);
        faults.id("/editor", decision.getEditor());
        faults.text("/reason", decision.getReason(), ReportValidator.LONGEST_TEXT);
        faults.optional("/verdict", decision.getVerdict(), ReportValidator.LONGEST_TEXT);
        target(decision, faults);
        if (decision.getKind() == DecisionKind.UNDO) {
            faults.id("/undoes", decision.getUndoes());
        }
        if (decision.getKind() == DecisionKind.VERIFY && decision.getVerdict() == null) {
            faults.add("/verdict", "", "is missing", "say in one plain sentence what the desk found");
        }
        return faults.faults();
    }

    private static void target(DeskDecision decision, FaultList faults) {
        ClaimRef claim = decision.getTargetClaim();
        String source = decision.getTargetSourceId();
        if ((claim == null) == (source == null)) {
            faults.add("/target", "", "must be one claim or one source", "set targetClaim or targetSourceId");
        }
        if (claim != null) {
            faults.id("/targetClaim/sourceId", claim.getSourceId());
            faults.id("/targetClaim/reportId", claim.getReportId());
            faults.id("/targetClaim/claimId", claim.getClaimId());
        }
        if (source != null) {
            faults.id("/targetSourceId", source);
        }
        boolean ofSource = decision.getKind() == DecisionKind.SUSPEND_SOURCE;
        boolean ofClaim =
                switch (decision.getKind()) {
                    case REJECT, VERIFY, HOLD, RELEASE -> true;
                    default -> false;
                };
        if (ofSource && source == null) {
            faults.add("/targetSourceId", "", "is missing", "name the source that is suspended");
        }
        if (ofClaim && claim == null) {
            faults.add("/targetClaim", "", "is missing", "name the claim; a source can be suspended");
        }
    }
}
