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
 */
record News(
        Kind kind,
        String alertId,
        Episode episode,
        Span dispute,
        Instant at,
        Optional<String> corrects,
        Optional<Duration> lasted) {

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
