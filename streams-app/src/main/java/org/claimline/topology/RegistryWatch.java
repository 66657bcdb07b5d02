package org.claimline.topology;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the schema registry again and again whether it is there. A service that has seen every schema before goes on without it for hours, until the
 * first record with another one stops it: whoever runs it should hear before that.
 */
public final class RegistryWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** One question that is not answered may be the network's; two in a row are told. */
    private static final int UNANSWERED = 2;

    private final RegistryProbe registry;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "registry-watch");
    private volatile boolean away;

    private RegistryWatch(RegistryProbe registry, Duration pause) {
        this.registry = registry;
        this.pause = pause;
        thread.setDaemon(true);
    }

    /** One that asks from now on. */
    public static RegistryWatch start(RegistryProbe registry) {
        return start(registry, PAUSE);
    }

    static RegistryWatch start(RegistryProbe registry, Duration pause) {
        RegistryWatch watch = new RegistryWatch(registry, pause);
        watch.thread.start();
        return watch;
    }

    /** Whether it did not answer lately. */
    public boolean isAway() {
        return away;
    }

    private void run() {
        int unanswered = 0;
        try {
            do {
                unanswered = registry.isReachable() ? 0 : unanswered + 1;
                tell(unanswered >= UNANSWERED);
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(boolean isAway) {
        if (isAway && !away) {
            LOG.warn("The schema registry cannot be reached; what needs no new schema goes on");
        } else if (away && !isAway) {
            LOG.info("The schema registry can be reached again");
        }
        away = isAway;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
