package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A steady load for as long as {@code faults.soak} says, with nothing failing; what the instances take must not grow. Before it so much is told at once that
 * what has a bound comes to it: RocksDB's memory, what was read of towns. Then all is verified.
 */
class Soak {
    private static final Duration FILLED = Duration.ofMinutes(30);
    private static final Duration SAMPLING = Duration.ofSeconds(30);

    /** How much more of resident memory and live heap the last quarter may take than the second. */
    private static final double MOST_GROWTH = 0.10;

    @TempDir
    private Path directory;

    @Test
    void memoryIsFlat() throws Exception {
        Duration time = Duration.parse(System.getProperty("faults.soak", "PT1H"));
        long seed = Theatre.seed("-Dfaults.soak=" + time + " ");
        try (Theatre theatre = new Theatre(
                directory,
                new Theatre.Plan(
                        seed, Integer.getInteger("faults.towns", 4_000), Integer.getInteger("faults.rate", 12)))) {
            List<String> names = Theatre.BOTH;
            theatre.begin(names, System.getProperty("java.class.path"));
            theatre.fill(Integer.getInteger("faults.before", 40_000), FILLED);
            Map<String, List<Sample>> samples = new LinkedHashMap<>();
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                long next = System.nanoTime() + SAMPLING.toNanos();
                await("time to take samples").atMost(SAMPLING.multipliedBy(3)).until(() -> System.nanoTime() > next);
                names.forEach(name ->
                        samples.computeIfAbsent(name, n -> new ArrayList<>()).add(Sample.of(theatre.instance(name))));
            }
            samples.forEach(Soak::tell);
            theatre.verify();
            samples.forEach((name, taken) -> {
                assertThat(Flatness.of(taken, Sample::resident).growth())
                        .as("growth of the resident memory of " + name)
                        .isLessThan(MOST_GROWTH);
                assertThat(Flatness.of(taken, Sample::heap).growth())
                        .as("growth of the live heap of " + name)
                        .isLessThan(MOST_GROWTH);
                assertThat(Flatness.of(taken, Sample::threads).growth())
                        .as("growth of the threads of " + name)
                        .isLessThan(MOST_GROWTH);
            });
        }
    }

    private static void tell(String name, List<Sample> taken) {
        System.out.println("faults: " + name + ", " + taken.size()
                + " samples, medians of the second and the last quarter: resident "
                + Flatness.of(taken, Sample::resident) + "; live heap " + Flatness.of(taken, Sample::heap)
                + "; RocksDB " + Flatness.of(taken, Sample::rocks) + "; threads "
                + (int) Flatness.of(taken, Sample::threads).second() + " then "
                + (int) Flatness.of(taken, Sample::threads).last());
    }
}
