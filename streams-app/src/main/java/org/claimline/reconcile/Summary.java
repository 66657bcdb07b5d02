package org.claimline.reconcile;

import java.util.List;

/**
 * Where the fold of a town ends and what was disputed on the way: as much as a map shows. {@link Account} has the same of the same versions,
 * and how it came about.
 *
 * @param state    the state at the end, read as of the time asked for
 * @param disputes every dispute, by opening; the open one last
 */
public record Summary(FoldState state, List<Dispute> disputes) {
    public Summary {
        disputes = List.copyOf(disputes);
    }
}
