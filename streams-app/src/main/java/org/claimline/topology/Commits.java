package org.claimline.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * When the stream threads of an application commit: soon where a thread keeps up with what comes, so that others can read what came of it; seldom where much
 * waits, for a thread stands still until the brokers have ended its transaction, and with ten of these a second it would stand for half of the time.
 *
 * <p>Kafka Streams asks for more once a thread has processed all that it was given. So a thread keeps up that takes no longer from one asking to the next
 * than the interval at which it would commit, or was given nothing. The clients of a thread say here when it asked and what it has written, and its processors ask for the commits: all of it
 * in the same thread, by itself.
 */
public final class Commits {
    /** From one commit to the next where much waits. */
    public static final Duration SELDOM = Duration.ofSeconds(1);

    /** Under which the settings of an application have it, for its clients and its processors. */
    static final String SETTING = "claimline.commits";

    /** Within the time after which a thread is to commit, so that it does so by half of that too late at most. */
    private static final int LOOKS = 2;

    private final Duration soon;
    private final LongSupplier nanos;
    private final ThreadLocal<Marks> marks;

    /** What a thread has done. */
    private static final class Marks {
        private long given;
        private long committed;
        private boolean waiting;
        private boolean keepsUp = true;

        private Marks(long now) {
            given = now;
            committed = now;
        }
    }

    /** @param soon from one commit to the next, where the thread keeps up and something came of it */
    Commits(Duration soon) {
        this(soon, System::nanoTime);
    }

    Commits(Duration soon, LongSupplier nanos) {
        this.soon = soon;
        this.nanos = nanos;
        marks = ThreadLocal.withInitial(() -> new Marks(nanos.getAsLong()));
    }

    /** That of an application or of one of its clients; empty where Kafka Streams alone decides. */
    static Optional<Commits> in(Map<String, ?> settings) {
        return Optional.ofNullable((Commits) settings.get(SETTING));
    }

    /** Asks for commits from now on, until the processor is closed. One processor of each task does. */
    public static void ask(ProcessorContext<?, ?> context) {
        in(context.appConfigs())
                .ifPresent(commits -> context.schedule(
                        commits.soon.dividedBy(LOOKS), PunctuationType.WALL_CLOCK_TIME, now -> commits.look(context)));
    }

    private void look(ProcessorContext<?, ?> context) {
        if (isTime()) {
            context.commit();
        }
    }

    /** Whether this thread has something to commit, has not done so for as long as is soon, and keeps up. */
    boolean isTime() {
        Marks own = marks.get();
        long now = nanos.getAsLong();
        return own.waiting && own.keepsUp && now - own.committed >= soon.toNanos() && now - own.given <= soon.toNanos();
    }

    /** This thread is through with all that it was given, and asks for more. */
    void asks() {
        Marks own = marks.get();
        own.keepsUp = nanos.getAsLong() - own.given <= soon.toNanos();
    }

    /** This thread has been given {@code records}. */
    void given(int records) {
        Marks own = marks.get();
        own.given = nanos.getAsLong();
        own.waiting |= records > 0;
        own.keepsUp |= records == 0;
    }

    /** This thread has written something. */
    void written() {
        marks.get().waiting = true;
    }

    /** This thread has committed, or given up, what it had read and written. */
    void ended() {
        Marks own = marks.get();
        own.committed = nanos.getAsLong();
        own.waiting = false;
    }
}
