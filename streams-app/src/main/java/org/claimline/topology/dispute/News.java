package org.claimline.topology.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something to tell the duty editor about an episode.
 *
 * @param kind     what is told
 * @param alertId  the same whenever the same chain of changes is read
 * @param episode  as it stands
 * @param dispute  the dispute that it is about
 * @param at       event time of what is told
 * @param corrects the alert that no longer holds
 * @param lasted   how long the episode lasted, where it is over
 * @param byClock  whether the clock alone tells that it is over: the town's state does not know it yet
 */
record News(
        Kind kind,
        String alertId,
        Episode episode,
        Span dispute,
        Instant at,
        Optional<String> corrects,
        Optional<Duration> lasted,
        boolean byClock) {

    News with(Episode as) {
        return new News(kind, alertId, as, dispute, at, corrects, lasted, byClock);
    }

    News as(String otherId) {
        return new News(kind, otherId, episode, dispute, at, corrects, lasted, byClock);
    }

    /** The same, told as a correction of an alert. */
    News correcting(String corrected) {
        return new News(Kind.CORRECTION, alertId, episode, dispute, at, Optional.of(corrected), lasted, byClock);
    }

    /** Kinds of alert, as the contract names them. */
    enum Kind {
        NEWLY_CONTESTED,
        WIDENED,
        SETTLED,
        LAPSED,
        WITHDRAWN,
        CORRECTION
    }
}
