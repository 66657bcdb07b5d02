package org.claimline.measure;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.claimline.ingest.PlaceSets;
import org.claimline.ingest.PlaceSets.Spelled;
import org.claimline.place.PlaceContext;
import org.claimline.place.PlaceRegister;
import org.junit.jupiter.api.Test;

/**
 * How often spellings of places find the place, and how many are resolved in a second of one core's time once warm: all sets of docs/places.md in one
 * shuffled mix, misses included, nothing remembered from one to the next. Prints tables; fails below 100,000 a second.
 *
 * <p>{@code mvn -Pmeasure -pl streams-app -am test -Dtest=ResolutionMeasurement} runs it; see docs/places.md.
 */
class ResolutionMeasurement {
    private static final int ROUNDS = 60;
    private static final int WARM = 30;
    private static final int BUILDS = 40;
    private static final int WANTED = 100_000;
    private static final double NANOS = 1e9;

    @Test
    void spellingsFindTheirPlaceAndFast() {
        StringBuilder table = new StringBuilder("\n" + PlaceSets.HEAD + "\n");
        PlaceSets.figures().forEach(figures -> table.append(figures.row()).append('\n'));
        double rate = rate(mix());
        table.append(String.format(
                Locale.ROOT,
                "%n| resolutions a second of one core, warm | %,.0f |%n| register of %,d places built, warm | %.1f ms |%n",
                rate,
                PlaceSets.PLACES.size(),
                build() / (NANOS / 1000)));
        System.out.println(table);
        Assertions.assertThat(rate).isGreaterThan(WANTED);
    }

    private static List<Spelled> mix() {
        List<Spelled> mix =
                new ArrayList<>(Stream.of(PlaceSets.heldOut(), PlaceSets.collected(), PlaceSets.unregistered())
                        .flatMap(List::stream)
                        .toList());
        Collections.shuffle(mix, new Random(1));
        return mix;
    }

    /** The best of the warm rounds: the others lost time to what else the machine does. */
    private static double rate(List<Spelled> mix) {
        double best = 0;
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long began = computed();
            for (Spelled spelled : mix) {
                found += PlaceSets.REGISTER
                                .resolve(spelled.spelling(), spelled.within(), PlaceContext.NONE)
                                .place()
                                .isPresent()
                        ? 1
                        : 0;
            }
            double rate = mix.size() / ((computed() - began) / NANOS);
            best = round < WARM ? best : Math.max(best, rate);
        }
        Assertions.assertThat(found).isPositive();
        return best;
    }

    private static long build() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < BUILDS; i++) {
            long began = computed();
            Optional<?> place = new PlaceRegister(PlaceSets.PLACES).byId("hama");
            best = Math.min(best, computed() - began);
            Assertions.assertThat(place).isPresent();
        }
        return best;
    }

    /** Time that this thread computed, in nanoseconds. */
    private static long computed() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
