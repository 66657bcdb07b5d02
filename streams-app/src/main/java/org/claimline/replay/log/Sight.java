package org.claimline.replay.log;

import java.time.Instant;
import java.util.Optional;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.KnownCourse;
import org.claimline.reconcile.Verdict;

/**
 * What a reader sees of a town at an instant, as known then: a contest of which nothing was heard for too long has lapsed (rule 15).
 *
 * @param state    as it is read then
 * @param told     whether anything is told of the town
 * @param last     the dispute that is open after all that is known, or was until its contest lapsed
 * @param lapsesAt when the contest lapses if nothing more is heard; empty where there is none, or it has
 */
record Sight(FoldState state, boolean told, Optional<Dispute> last, Optional<Instant> lapsesAt) {

    static Sight of(KnownCourse course, Instant at) {
        FoldState state = course.state();
        FoldState read = state.readAt(at);
        return new Sight(read, !course.isEmpty(), course.lapsed(at).or(state::dispute), read.lapsesAt());
    }

    /** The dispute that a reader sees open. */
    Optional<Dispute> open() {
        return state.dispute();
    }

    /** As a list shows it; empty where nothing is told. */
    Optional<Standing> standing() {
        return told ? Optional.of(Standing.of(Verdict.of(state))) : Optional.empty();
    }
}
