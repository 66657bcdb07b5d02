package org.claimline.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an application when a stream thread fails. Where the registry could not be reached, or the fault passes by itself, the
 * thread waits until the registry answers and another takes its place: its transaction is rolled back, so nothing is lost or done
 * twice. Where a broker gave up the thread's transaction, another thread takes its place at once and begins where it was last committed; Kafka Streams does so
 * by itself, but not in every case (KAFKA-20785: after a failure of the broker that keeps its transactions). Any other fault would come again and stops the
 * application, with one line that says why; so does a transaction that is given up again and again.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** What brokers and clients say of a transaction that does not exist any more, or not as the producer knows it. */
    private static final List<Class<? extends ApiException>> GIVEN_UP = List.of(
            InvalidTxnStateException.class,
            TransactionAbortedException.class,
            TransactionAbortableException.class,
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            InvalidPidMappingException.class,
            OutOfOrderSequenceException.class);

    /** So often within {@link #LATELY} a thread is replaced for a transaction that was given up. */
    private static final int MOST_REPLACED = 10;

    private static final Duration LATELY = Duration.ofMinutes(5);

    private final String application;
    private final RegistryProbe registry;
    private final InstantSource clock;
    private final Deque<Instant> replaced = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean waiting;

    ThreadFailures(String application, RegistryProbe registry, InstantSource clock) {
        this.application = application;
        this.registry = registry;
        this.clock = clock;
    }

    boolean isWaiting() {
        return waiting;
    }

    void close() {
        closed.countDown();
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (!RegistryFailures.isUnreachable(failure)) {
            if (isGivenUp(failure) && mayReplace()) {
                LOG.warn(
                        "{} goes on where it last committed, for the brokers gave up a transaction; nothing is lost: {}",
                        application,
                        rootCause(failure).toString());
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            LOG.error(
                    "{} stops, for this would happen again: {}",
                    application,
                    rootCause(failure).toString());
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn(
                "{} waits, for the schema registry or a broker cannot be reached; nothing is lost: {}",
                application,
                rootCause(failure).toString());
        waiting = true;
        try {
            if (waitForRegistry()) {
                LOG.info("{} goes on", application);
            }
        } finally {
            waiting = false;
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean isGivenUp(Throwable failure) {
        return RegistryFailures.causes(failure)
                .anyMatch(cause -> GIVEN_UP.stream().anyMatch(type -> type.isInstance(cause)));
    }

    /** Takes note of one thread more, unless that were too many. Threads fail side by side. */
    private synchronized boolean mayReplace() {
        Instant now = clock.instant();
        replaced.removeIf(at -> at.isBefore(now.minus(LATELY)));
        if (replaced.size() >= MOST_REPLACED) {
            return false;
        }
        replaced.addLast(now);
        return true;
    }

    /** Whether the registry is back; else the application was closed. */
    private boolean waitForRegistry() {
        Duration wait = FIRST_WAIT;
        try {
            while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                if (registry.isReachable()) {
                    return true;
                }
                Duration longer = wait.multipliedBy(2);
                wait = longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
