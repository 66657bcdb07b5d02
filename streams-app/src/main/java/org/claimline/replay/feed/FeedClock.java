package org.claimline.replay.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The feed's own time: so many times faster than life, or as fast as somebody tells. It stands while it is paused. One thread tells by it; any
 * may ask it and set it.
 */
public final class FeedClock {
    /** Beyond any time of a feed, and far enough below what a number holds. */
    private static final long FOREVER = Long.MAX_VALUE >> 8;

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final LongSupplier nanos;
    private Optional<Double> speed;
    private Instant anchor;
    private long anchoredAt;
    private boolean begun;
    private boolean paused;
    private int steps;
    private boolean stopped;

    /**
     * A clock that stands at {@code start} until {@link #begin}.
     *
     * @param speed how many times faster than life; empty for as fast as it goes
     * @param nanos a clock of this machine that only goes forward
     */
    public FeedClock(Instant start, Optional<Double> speed, LongSupplier nanos) {
        checked(speed);
        this.speed = speed;
        this.nanos = nanos;
        anchor = start;
        anchoredAt = nanos.getAsLong();
    }

    /** Begins to run at {@code feedTime}, or stands there where it is paused. */
    public synchronized void begin(Instant feedTime) {
        begun = true;
        setTo(feedTime);
        notifyAll();
    }

    /** The feed's time. As fast as it goes, that of what was told last. */
    public synchronized Instant now() {
        if (!begun || paused || speed.isEmpty()) {
            return anchor;
        }
        double passed = (nanos.getAsLong() - anchoredAt) / NANOS_PER_MILLI * speed.get();
        return anchor.plusMillis(Math.min(Math.round(passed), FOREVER));
    }

    /**
     * Waits until it is time for what became known at {@code at}, at most {@code patience}.
     *
     * @param isStep whether it takes one of the steps that are still to be taken; what does not comes with the next that does
     * @return whether it is time; else ask again
     */
    public synchronized boolean reaches(Instant at, Duration patience, boolean isStep) {
        long end = nanos.getAsLong() + patience.toNanos();
        while (!stopped) {
            if (isTime(at, isStep)) {
                return true;
            }
            long left = Math.min(end - nanos.getAsLong(), untilTime(at));
            if (end - nanos.getAsLong() <= 0) {
                return false;
            }
            try {
                wait(Math.max(1, Duration.ofNanos(left).toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean isTime(Instant at, boolean isStep) {
        if (steps > 0) {
            steps -= isStep ? 1 : 0;
            setTo(at.isAfter(anchor) ? at : anchor);
            return true;
        }
        if (paused) {
            return false;
        }
        if (speed.isEmpty()) {
            setTo(at.isAfter(anchor) ? at : anchor);
            return true;
        }
        return !now().isBefore(at);
    }

    /** Nanoseconds of this machine until {@code at}; for ever while it stands. */
    private long untilTime(Instant at) {
        if (paused || speed.isEmpty()) {
            return Long.MAX_VALUE;
        }
        double millis = Duration.between(now(), at).toMillis() / speed.get();
        return Math.min(Math.round(Math.max(millis, 0) * NANOS_PER_MILLI), FOREVER);
    }

    public synchronized void pause() {
        Instant here = now();
        paused = true;
        steps = 0;
        setTo(here);
        notifyAll();
    }

    public synchronized void resume() {
        setTo(now());
        paused = false;
        steps = 0;
        notifyAll();
    }

    /** Lets {@code count} more steps be told at once, and stands then. */
    public synchronized void step(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a step of " + count + " is none; give 1 or more");
        }
        Instant here = now();
        paused = true;
        setTo(here);
        steps = Math.addExact(steps, count);
        notifyAll();
    }

    /** Runs so many times faster than life from now on; empty for as fast as it goes. */
    public synchronized void speed(Optional<Double> next) {
        checked(next);
        setTo(now());
        speed = next;
        notifyAll();
    }

    /** Nothing will be told any more. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    public synchronized Optional<Double> speed() {
        return speed;
    }

    private void setTo(Instant feedTime) {
        anchor = feedTime;
        anchoredAt = nanos.getAsLong();
    }

    private static void checked(Optional<Double> speed) {
        speed.ifPresent(factor -> {
            if (!(factor > 0) || factor.isInfinite()) {
                throw new IllegalArgumentException("a speed of " + factor + " is none; give a number above 0, or max");
            }
        });
    }
}
