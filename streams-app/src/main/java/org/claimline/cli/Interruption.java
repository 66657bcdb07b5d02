package org.claimline.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while something is at work that had better come to an end of its own: what is at hand is finished, the rest left. The process ends
 * all the same, with the code of the signal, when that takes too long.
 */
final class Interruption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean asked;

    private Interruption() {}

    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::ask, "interruption"));
        return interruption;
    }

    /** Whether to stop. */
    boolean isAsked() {
        return asked;
    }

    /** What was at work has ended. */
    @Override
    public void close() {
        done.countDown();
    }

    private void ask() {
        asked = true;
        try {
            boolean unused = done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
