package org.claimline.topology;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an application when a stream thread fails. Where the registry could not be reached, or the fault passes by itself, the
 * thread waits until the registry answers and another takes its place: its transaction is rolled back, so nothing is lost or done
 * twice. Any other fault would come again and stops the application, with one line that says why.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final String application;
    private final RegistryProbe registry;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean waiting;

    ThreadFailures(String application, RegistryProbe registry) {
        this.application = application;
        this.registry = registry;
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
