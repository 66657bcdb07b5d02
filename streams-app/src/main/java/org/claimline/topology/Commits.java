package org.claimline.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * When the stream threads of an application commit: as soon as a thread is through with what it was given, so that others can read what came of it; seldom where much
 * waits, for a thread stands still until the brokers have ended its transaction.
 *
 * <p>A thread is through where Kafka Streams asks for more and there is nothing. Where something is there each time, it has a share of its time left that it does not need for its
 * work; commits may take that, less a reserve. The clients of a thread say here when it asked, what it has written and how long it stood still, and its processors ask for the commits: all of
 * it in the same thread, by itself.
 */
public final class Commits {
    /** From one commit to the next at most. */
    public static final Duration SELDOM = Duration.ofSeconds(1);

    /** Under which the settings of an application have it, for its clients and its processors. */
    static final String SETTING = "claimline.commits";

    private static final Duration LOOK = Duration.ofMillis(10);

    /** After so long what a thread has been at is looked at anew. */
    private static final Duration WINDOW = Duration.ofMillis(500);

    /** The share of its time that a thread keeps for more work than there was. */
    private static final double RESERVE = 0.1;

    private final Duration soon;
    private final LongSupplier nanos;
    private final ThreadLocal<Marks> marks;

    /** What a thread has done, in nanoseconds and moments of the clock. */
    private static final class Marks {
        private boolean asked;
        private boolean waiting;
        private boolean through;
        private long begun;
        private long committed;
        private long gap;
        private long windowBegan;
        private long stood;
        private long polled;
        private int commits;

        private Marks(long now, long gap) {
            begun = now;
            committed = now;
            windowBegan = now;
            this.gap = gap;
        }
    }

    /** @param soon from one commit to the next at least, however little there is to do */
    Commits(Duration soon) {
        this(soon, System::nanoTime);
    }

    Commits(Duration soon, LongSupplier nanos) {
        this.soon = soon;
        this.nanos = nanos;
        marks = ThreadLocal.withInitial(() -> new Marks(nanos.getAsLong(), soon.toNanos()));
    }

    /** That of an application or of one of its clients; empty where Kafka Streams alone decides. */
    static Optional<Commits> in(Map<String, ?> settings) {
        return Optional.ofNullable((Commits) settings.get(SETTING));
    }

    /** Asks for commits from now on, until the processor is closed. One processor of each task does. */
    public static void ask(ProcessorContext<?, ?> context) {
        in(context.appConfigs()).ifPresent(commits -> {
            commits.isAsked();
            context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> commits.look(context));
        });
    }

    private void look(ProcessorContext<?, ?> context) {
        if (isTime()) {
            context.commit();
        }
    }

    /** The processors of this thread ask for commits. */
    void isAsked() {
        marks.get().asked = true;
    }

    /** Whether this thread has something to commit, and is through or has not committed for long enough. */
    boolean isTime() {
        Marks own = marks.get();
        long since = nanos.getAsLong() - own.committed;
        return own.waiting && since >= (own.through ? soon.toNanos() : own.gap);
    }

    /** How long this thread, which has nothing more to do, may wait for more: no longer than until it is to commit. */
    Duration patience(Duration most) {
        Marks own = marks.get();
        long since = nanos.getAsLong() - own.committed;
        if (!own.asked || !own.waiting || since > SELDOM.toNanos()) {
            return most;
        }
        long left = Math.max(0, soon.toNanos() - since);
        return left < most.toNanos() ? Duration.ofNanos(left) : most;
    }

    /** This thread asks for more. */
    void asks() {
        marks.get().polled -= nanos.getAsLong();
    }

    /** This thread has been given {@code records}. */
    void given(int records) {
        Marks own = marks.get();
        own.polled += nanos.getAsLong();
        own.waiting |= records > 0;
        own.through = records == 0;
    }

    /** This thread has written something. */
    void written() {
        marks.get().waiting = true;
    }

    /** This thread begins to commit, and stands still. */
    void begins() {
        marks.get().begun = nanos.getAsLong();
    }

    /** This thread has committed, or given up, what it had read and written. */
    void ended() {
        Marks own = marks.get();
        long now = nanos.getAsLong();
        own.committed = now;
        own.waiting = false;
        own.stood += now - own.begun;
        own.commits++;
        long window = now - own.windowBegan;
        if (window >= WINDOW.toNanos()) {
            own.gap = gap(own, window);
            own.windowBegan = now;
            own.polled = 0;
            own.stood = 0;
            own.commits = 0;
        }
    }

    /** So long that standing still takes no more than what work and the reserve leave. */
    private long gap(Marks own, long window) {
        double left = (double) (own.polled + own.stood) / window - RESERVE;
        double each = (double) own.stood / own.commits;
        long gap = left <= 0 ? SELDOM.toNanos() : (long) (each * (1 - left) / left);
        return Math.min(SELDOM.toNanos(), Math.max(soon.toNanos(), gap));
    }
}
