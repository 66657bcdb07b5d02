package org.claimline.topology.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.claimline.reconcile.Closing;

/**
 * A dispute as an episode sees it.
 *
 * @param id       of the dispute
 * @param openedAt event time at which it opened
 * @param until    event time at which it ended; where it was undone, until when it was seen; empty while it is open
 * @param fate     what became of it
 * @param closing  how it ended; empty while it is open, and where it never was
 * @param scope    what it is about and who speaks in it
 * @param lapsesAt event time at which it lapses if nothing more is heard, where the clock watches for that; empty otherwise
 */
record Span(
        String id,
        Instant openedAt,
        Optional<Instant> until,
        Fate fate,
        Optional<Closing> closing,
        Scope scope,
        Optional<Instant> lapsesAt) {

    /** What became of a dispute. */
    enum Fate {
        OPEN,
        CLOSED,
        /** A correction undid it. */
        WITHDRAWN,
        /** A late claim shows that it never was. */
        GONE
    }

    static Span open(String id, Instant openedAt, Scope scope) {
        return open(id, openedAt, scope, Optional.empty());
    }

    static Span open(String id, Instant openedAt, Scope scope, Optional<Instant> lapsesAt) {
        return new Span(id, openedAt, Optional.empty(), Fate.OPEN, Optional.empty(), scope, lapsesAt);
    }

    static Span closed(String id, Instant openedAt, Instant closedAt, Closing closing, Scope scope) {
        return new Span(
                id, openedAt, Optional.of(closedAt), Fate.CLOSED, Optional.of(closing), scope, Optional.empty());
    }

    /** The same, undone after it was seen until {@code seen} or ended before. */
    Span undone(Fate how, Instant seen) {
        Instant end = until.orElse(seen.isBefore(openedAt) ? openedAt : seen);
        return new Span(id, openedAt, Optional.of(end), how, closing, scope, Optional.empty());
    }

    /** The same, left to what is claimed. */
    Span unwatched() {
        return new Span(id, openedAt, until, fate, closing, scope, Optional.empty());
    }

    /** As it is by the clock: lapsed, where it is watched and its time has passed. */
    Span at(Instant now) {
        return lapsesAt.filter(lapse -> !lapse.isAfter(now))
                .map(lapse -> closed(id, openedAt, lapse, Closing.LAPSE, scope))
                .orElse(this);
    }

    boolean isOpen() {
        return fate == Fate.OPEN;
    }

    /** Whether the two have event time in common, or less than {@code gap} between them. */
    boolean isNear(Span other, Duration gap) {
        boolean endsBefore =
                until.filter(end -> end.plus(gap).isBefore(other.openedAt)).isPresent();
        boolean beginsAfter =
                other.until.filter(end -> end.plus(gap).isBefore(openedAt)).isPresent();
        return !endsBefore && !beginsAfter;
    }
}
