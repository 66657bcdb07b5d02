package org.claimline.topology.fold;

import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.SetAside;
import org.claimline.reconcile.Step;
import org.claimline.reconcile.TownFold;

/** A run of the fold from some state on. */
final class Run {
    private FoldState state;
    private Segment segment;

    Run(FoldState state, Segment segment) {
        this.state = state;
        this.segment = segment;
    }

    /** Folds a row that stands, the next in order. */
    void take(ClaimRow row) {
        if (row.claim().isRejected()) {
            segment = segment.withSetAside(SetAside.DESK);
        } else if (row.copy()) {
            segment = segment.withSetAside(SetAside.COPY);
        } else {
            Step step = TownFold.apply(state, row.claim());
            state = step.state();
            segment = segment.with(step);
        }
    }

    /** Begins another segment and returns the one that ends. */
    Segment cut() {
        Segment ended = segment;
        segment = Segment.EMPTY;
        return ended;
    }

    FoldState state() {
        return state;
    }

    Segment segment() {
        return segment;
    }
}
