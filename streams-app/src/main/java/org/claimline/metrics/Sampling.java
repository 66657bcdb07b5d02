package org.claimline.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.claimline.alert.Deliveries;
import org.claimline.query.ClaimAccounts;
import org.claimline.query.CountSource;
import org.claimline.query.ReadModel;
import org.claimline.query.Registers;
import org.claimline.query.StatusSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes figures now and then, on one thread of its own, so that whoever scrapes waits for no broker, just when that is away. What cannot be
 * taken is counted; the next turn tries again.
 */
public final class Sampling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sampling.class);
    private static final Duration HERE = Duration.ofSeconds(5);
    private static final Duration EVERYWHERE = Duration.ofSeconds(15);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "metrics");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * What is looked at.
     *
     * @param partitions of reports and of towns, in all
     * @param waitingFor what keeps the instance from being ready; empty while it is
     */
    public record Seen(
            int partitions,
            CountSource counts,
            ClaimAccounts accounts,
            ReadModel model,
            Registers registers,
            Deliveries deliveries,
            StatusSource status,
            Supplier<List<String>> waitingFor) {}

    private Sampling() {}

    /** Begins, and goes on until it is closed. */
    public static Sampling begin(MeterRegistry registry, Seen seen) {
        Sampling sampling = new Sampling();
        Gauge.builder("claimline.ready", () -> seen.waitingFor().get().isEmpty() ? 1 : 0)
                .description("1 while the instance's answers are good, as /health/readiness tells")
                .register(registry);
        Gauge.builder("claimline.partitions.expected", seen::partitions)
                .description("Partitions of reports, and of towns, that all instances together should hold")
                .register(registry);
        sampling.every(HERE, new HeldFigures(registry, seen.counts(), seen.accounts()), registry);
        sampling.every(HERE, new KnownFigures(registry, seen.model(), seen.registers(), seen.deliveries()), registry);
        sampling.every(EVERYWHERE, new StatusFigures(registry, seen.status()), registry);
        return sampling;
    }

    private void every(Duration pause, Figures figures, MeterRegistry registry) {
        Counter failures = Counter.builder("claimline.sampling.failures")
                .description("Figures that could not be taken")
                .tag("of", figures.of())
                .register(registry);
        var unused =
                turns.scheduleWithFixedDelay(() -> take(figures, failures), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void take(Figures figures, Counter failures) {
        try {
            figures.take();
        } catch (RuntimeException e) {
            failures.increment();
            LOG.debug("figures of {} could not be taken", figures.of(), e);
        }
    }

    @Override
    public void close() {
        turns.shutdownNow();
        try {
            if (!turns.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("figures were still being taken");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
