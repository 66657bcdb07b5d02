package org.claimline.reconcile;

import java.time.Duration;
import java.time.Instant;
import org.claimline.claim.ClaimKey;

/**
 * An open contest: positions contradict and neither is settled, or the place is fought over, or split.
 *
 * @param since          event time of the claim that opened it
 * @param openedBy       that claim
 * @param lastHeard      event time of the last claim heard in it (rule 15)
 * @param orderUncertain the claims that contradict may have happened in either order
 */
public record Contest(Instant since, ClaimKey openedBy, Rule rule, Instant lastHeard, boolean orderUncertain) {

    /** A contest in which nothing is heard for so long of event time lapses. */
    public static final Duration LAPSE = Duration.ofHours(36);

    public Instant lapsesAt() {
        return lastHeard.plus(LAPSE);
    }

    Contest withOrderUncertain() {
        return new Contest(since, openedBy, rule, lastHeard, true);
    }

    Contest heardAt(Instant at) {
        return at.isAfter(lastHeard) ? new Contest(since, openedBy, rule, at, orderUncertain) : this;
    }
}
