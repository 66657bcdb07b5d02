package org.claimline.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * How far a replay is told of while its clock runs: to just after the feed's time, for what only lapses must not be told before. What was
 * written is told at once; where only the clock went on, now and then.
 */
final class TellingPace {
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private Instant told = Instant.MIN;
    private Instant until = Instant.MIN;
    private long at;

    /** @param nanos a clock of this machine that only goes forward */
    TellingPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Up to when to tell, exclusive; never before what it was.
     *
     * @param written  all that became known before this is written
     * @param feedTime the feed's time
     */
    Instant until(Instant written, Instant feedTime) {
        Instant due = feedTime.plusMillis(1);
        Instant next = written.isBefore(due) ? written : due;
        boolean isNews = !written.equals(told) || next.equals(written);
        if (next.isAfter(until) && (isNews || nanos.getAsLong() - at > SELDOM.toNanos())) {
            told = written;
            until = next;
            at = nanos.getAsLong();
        }
        return until;
    }
}
