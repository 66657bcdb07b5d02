package org.claimline.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.claimline.acceptance.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long answers take, over HTTP, of the whole program with a heap as {@code ./claimline} gives it: one town, the map and the disputes, now
 * and at any two times, from stores that hold a {@link MeasuredWar}. Prints a table; fails only where an answer is none.
 *
 * <p>{@code mvn -Pmeasure -pl streams-app -am test -Dtest=ReadingMeasurement} runs it; see docs/performance.md.
 */
class ReadingMeasurement {
    private static final long SEED = 20241130;
    private static final int TOWNS = Integer.getInteger("measure.towns", 5_000);
    private static final int CLAIMS = Integer.getInteger("measure.claims", 100_000);
    private static final int BUSIEST = Integer.getInteger("measure.busiest", 10_000);

    /** As the script that users run sets them. */
    private static final List<String> JVM = Stream.concat(
                    Stream.of("-Xms64m", "-Xmx512m"),
                    Stream.of(System.getProperty("measure.jvm", "").split(" ")).filter(option -> !option.isEmpty()))
            .toList();

    private static final Duration LOADING = Duration.ofMinutes(10);
    private static final Load.Patience SMALL = new Load.Patience(Duration.ofSeconds(2), Duration.ofSeconds(4), 5);
    private static final Load.Patience LARGE = new Load.Patience(Duration.ofSeconds(15), Duration.ofSeconds(10), 5);
    private static final int AT_ONCE = 4;

    /** Where everything is kept; a second run with the same one need not take the reports in again. */
    private static final Optional<Path> KEPT =
            Optional.ofNullable(System.getProperty("measure.data")).map(Path::of);

    /** Which questions are asked, by their names in the table. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("measure.only", ""));

    @TempDir
    Path temporary;

    private final MeasuredWar war = new MeasuredWar(SEED, new MeasuredWar.Size(TOWNS, CLAIMS, BUSIEST));

    @Test
    void measured() {
        Path data = KEPT.orElse(temporary.resolve("data"));
        try (Program program = Program.run(
                        temporary.resolve("logs"), JVM, Map.of(), "demo", "--port", "0", "--data", data.toString());
                Load load = new Load(program.ready(LOADING).page(), program::cpuTime)) {
            TellingWar told = new TellingWar(war, load);
            if (told.received() <= war.reports().size()) {
                print("%d towns, %d claims about them and %d about one more; %s"
                        .formatted(TOWNS, CLAIMS, BUSIEST, told.whole()));
            }
            print(Figures.HEAD);
            questions().forEach((name, asked) -> {
                if (ONLY.matcher(name).find()) {
                    print(load.ask(asked.question(), asked.atOnce(), asked.gzip(), asked.patience())
                            .row(name));
                }
            });
        }
    }

    /** What is asked, by how many clients at once. */
    private record Asked(Load.Question question, int atOnce, boolean gzip, Load.Patience patience) {}

    private Map<String, Asked> questions() {
        Map<String, Asked> all = new LinkedHashMap<>();
        few(all, "a town now", random -> "/api/towns/" + war.drawnTown(random));
        few(all, "a town then", random -> "/api/towns/" + war.drawnTown(random) + "?" + moment(random));
        few(all, "its timeline then", random -> "/api/towns/" + war.drawnTown(random) + "/timeline?" + moment(random));
        few(
                all,
                "its claims then",
                random -> "/api/towns/" + war.drawnTown(random) + "/claims?limit=100&" + moment(random));
        few(
                all,
                "its explanation then",
                random -> "/api/towns/" + war.drawnTown(random) + "/explain?" + moment(random));
        few(all, "its disputes then", random -> "/api/disputes?townId=" + war.drawnTown(random) + "&" + moment(random));
        String busiest = "/api/towns/" + MeasuredWar.BUSIEST;
        alone(all, "the busiest now", SMALL, random -> busiest);
        alone(all, "the busiest then", SMALL, random -> busiest + "?" + moment(random));
        alone(all, "the busiest's timeline then", SMALL, random -> busiest + "/timeline?" + moment(random));
        alone(
                all,
                "a page of 100 of the busiest's claims then",
                SMALL,
                random -> busiest + "/claims?limit=100&" + moment(random));
        alone(all, "the busiest's explanation then", SMALL, random -> busiest + "/explain?" + moment(random));
        alone(
                all,
                "a governorate and its towns then",
                LARGE,
                random -> "/api/towns/" + MeasuredWar.AROUND + "?" + moment(random));
        large(all, "the map now", random -> "/api/towns?limit=10000");
        large(all, "the map then", random -> "/api/towns?limit=10000&" + moment(random));
        large(all, "GeoJSON now", random -> "/api/towns.geojson");
        large(all, "GeoJSON then", random -> "/api/towns.geojson?" + moment(random));
        large(all, "1,000 disputes now", random -> "/api/disputes");
        large(all, "1,000 disputes then", random -> "/api/disputes?" + moment(random));
        large(all, "100 disputes then", random -> "/api/disputes?limit=100&" + moment(random));
        return all;
    }

    private static void few(Map<String, Asked> all, String name, Load.Question question) {
        all.put(name + ", " + AT_ONCE + " at once", new Asked(question, AT_ONCE, false, SMALL));
    }

    private static void alone(Map<String, Asked> all, String name, Load.Patience patience, Load.Question question) {
        all.put(name, new Asked(question, 1, false, patience));
    }

    private static void large(Map<String, Asked> all, String name, Load.Question question) {
        all.put(name, new Asked(question, 1, false, LARGE));
        all.put(name + ", gzip", new Asked(question, 1, true, LARGE));
        all.put(name + ", gzip, " + AT_ONCE + " at once", new Asked(question, AT_ONCE, true, LARGE));
    }

    /** Any event time and any known time, either alone or both. */
    private static String moment(Random random) {
        String at = "at=" + time(random);
        String knownAt = "knownAt=" + time(random);
        return switch (random.nextInt(3)) {
            case 0 -> at;
            case 1 -> knownAt;
            default -> at + "&" + knownAt;
        };
    }

    private static Instant time(Random random) {
        return MeasuredWar.START.plusSeconds(random.nextInt((int) MeasuredWar.LENGTH.toSeconds()));
    }

    @SuppressWarnings("SystemOut") // the table is what it is for
    private static void print(String line) {
        System.out.println(line);
    }
}
