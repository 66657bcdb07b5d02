package org.claimline.query;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;

/** Which claims the desk has dismissed, and has not taken that back. */
final class Dismissals {
    private final Map<String, List<DeskDecision>> undoings;
    private final Set<ClaimRef> dismissed = new HashSet<>();

    Dismissals(Collection<DeskDecision> decisions) {
        undoings = decisions.stream()
                .filter(decision -> decision.getKind() == DecisionKind.UNDO && decision.getUndoes() != null)
                .collect(Collectors.groupingBy(decision -> Objects.requireNonNull(decision.getUndoes())));
        for (DeskDecision decision : decisions) {
            ClaimRef claim = decision.getTargetClaim();
            if (decision.getKind() == DecisionKind.DISMISS && claim != null && stands(decision, Set.of())) {
                dismissed.add(claim);
            }
        }
    }

    boolean has(ClaimRef claim) {
        return dismissed.contains(claim);
    }

    /** An undo can be undone; a circle of undos undoes nothing. */
    private boolean stands(DeskDecision decision, Set<String> path) {
        if (path.contains(decision.getDecisionId())) {
            return false;
        }
        Set<String> here = new HashSet<>(path);
        here.add(decision.getDecisionId());
        return undoings.getOrDefault(decision.getDecisionId(), List.of()).stream()
                .noneMatch(undo -> stands(undo, here));
    }
}
