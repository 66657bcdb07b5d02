package org.claimline.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of the fold: the state after a claim, or after a lapse, and what happened on the way.
 *
 * @param lapsed the state between, where an open contest lapsed before the claim was folded (rule 15)
 * @param fates  what became of claims in this step
 * @param closed the disputes that ended in it
 */
public record Step(FoldState state, Optional<FoldState> lapsed, List<Fate> fates, List<Dispute> closed) {
    public Step {
        fates = List.copyOf(fates);
        closed = List.copyOf(closed);
    }

    static Step of(FoldState state, List<Fate> fates, List<Dispute> closed) {
        return new Step(state, Optional.empty(), fates, closed);
    }

    Step after(Step lapse) {
        return new Step(
                state,
                Optional.of(lapse.state()),
                Stream.concat(lapse.fates.stream(), fates.stream()).toList(),
                Stream.concat(lapse.closed.stream(), closed.stream()).toList());
    }
}
