package org.claimline.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.EventTime;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;

/**
 * The assessed layer: who holds the place as far as the sources establish, or that it was settled that nobody knows.
 *
 * @param holder    who holds it; empty after a departure without successor or when its status is unknown
 * @param confirmed whether sources agree, else one origin reports it
 * @param rule      the rule that settled it
 * @param basis     the claims it rests on, at most {@link #BASIS_LIMIT}, the latest kept
 * @param since     event time since when this holder has held it
 * @param decided   interval of the claim that settled it
 * @param admission the admission it rests on, while another origin of that camp may still contradict it
 */
public record Settled(
        Optional<Subject> holder,
        boolean confirmed,
        Rule rule,
        List<ClaimKey> basis,
        Instant since,
        EventTime decided,
        boolean orderUncertain,
        Optional<Admission> admission) {

    static final int BASIS_LIMIT = 20;

    /** Who conceded, how reliable it is, and when that was. */
    public record Admission(Side side, String origin, Reliability reliability, EventTime when) {}

    public Settled {
        basis = List.copyOf(basis.subList(Math.max(0, basis.size() - BASIS_LIMIT), basis.size()));
    }

    /** The side that holds the place. */
    public Optional<Side> side() {
        return holder.map(Subject::side);
    }

    boolean isHeldBy(Side side) {
        return side().filter(side::equals).isPresent();
    }
}
