package org.claimline.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.claim.ClaimKey;

/**
 * The complete account of a town: where the fold ended, how it got there, and what became of every claim.
 *
 * @param state    the state at the end, read as of the time asked for
 * @param timeline the states along the fold, oldest first
 * @param disputes every dispute, by opening; the open one last
 * @param fates    what became of each claim; every claim given is here exactly once
 */
public record Account(
        FoldState state, List<TimelineEntry> timeline, List<Dispute> disputes, Map<ClaimKey, Fate> fates) {
    public Account {
        timeline = List.copyOf(timeline);
        disputes = List.copyOf(disputes);
        fates = Map.copyOf(fates);
    }

    public Verdict verdict() {
        return Verdict.of(state);
    }

    /** Whether nothing was ever told of the town. */
    public boolean isEmpty() {
        return fates.isEmpty();
    }

    public Optional<Dispute> openDispute() {
        return state.dispute();
    }
}
