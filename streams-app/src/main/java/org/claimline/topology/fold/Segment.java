package org.claimline.topology.fold;

import java.util.ArrayList;
import java.util.List;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.SetAside;
import org.claimline.reconcile.Step;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/**
 * What a stretch of a town's fold had to show: a refold replaces it as a whole.
 *
 * @param claims how many versions that stand lie in it, those set aside among them
 * @param tally  claims set aside in it, earlier ones too
 * @param closed disputes that ended in it
 */
record Segment(int claims, Tally tally, List<Dispute> closed) {
    static final Segment EMPTY = new Segment(0, Tally.NONE, List.of());

    Segment {
        closed = List.copyOf(closed);
    }

    Segment withSetAside(SetAside reason) {
        return new Segment(claims + 1, tally.plus(reason), closed);
    }

    Segment with(Step step) {
        Tally next =
                step.fates().stream().flatMap(fate -> fate.reason().stream()).reduce(tally, Tally::plus, Tally::plus);
        return new Segment(claims + 1, next, joined(closed, step.closed()));
    }

    Segment plus(Segment other) {
        return new Segment(claims + other.claims, tally.plus(other.tally), joined(closed, other.closed));
    }

    private static List<Dispute> joined(List<Dispute> one, List<Dispute> other) {
        if (other.isEmpty()) {
            return one;
        }
        List<Dispute> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    void write(ByteSink to, StateCodec codec) {
        to.number(claims);
        tally.write(to);
        to.each(closed, d -> codec.write(to, d));
    }

    static Segment read(ByteSource from, StateCodec codec) {
        return new Segment(from.count(), Tally.read(from), from.each(() -> codec.dispute(from)));
    }
}
