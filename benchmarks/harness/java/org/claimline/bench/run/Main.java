package org.claimline.bench.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.claimline.bench.Guarantee;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run}: measures the systems one after another on one broker, round by round, and prints one table. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures Claimline against what is simpler, and prints one table; raw figures go to target/raw.ndjson beside it.")
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            defaultValue = "short",
            description = "how much unless options say otherwise: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private Form form = Form.SHORT;

    @Option(names = "--systems", split = ",", description = "which: 00,01,02,03,04")
    private List<String> systems = List.of();

    @Option(
            names = "--feeds",
            split = ",",
            description =
                    "towns and spread: 200-uniform, 100000-zipf, 200-zipf-random (claims contradict each other at random)")
    private List<String> feeds = List.of();

    @Option(names = "--guarantees", split = ",", description = "exactly-once, at-least-once")
    private List<String> guarantees = List.of();

    @Option(names = "--rounds", description = "how often")
    private @Nullable Integer rounds;

    @Option(names = "--seed", defaultValue = "20241130", description = "of the feed; default ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--contradicting",
            defaultValue = "0.02",
            description = "share of claims that say otherwise than is known; default ${DEFAULT-VALUE}")
    private double contradicting;

    @Option(
            names = "--history",
            split = ",",
            description =
                    "claims told before anything is measured, at least; several, growing, for one measurement at each in one process")
    private List<Long> histories = List.of();

    @Option(names = "--warm-up", description = "seconds told before anything is measured, at least")
    private @Nullable Integer warmUp;

    @Option(names = "--measured", description = "claims of the measured stretch")
    private @Nullable Long measured;

    @Option(names = "--window", description = "seconds that the stretch lasts about, of systems that keep nothing")
    private @Nullable Integer window;

    @Option(names = "--patience", description = "seconds that a stretch may take at most")
    private @Nullable Integer patience;

    @Option(names = "--latency", description = "seconds during which latency is taken; 0 for none")
    private @Nullable Integer latency;

    @Option(names = "--per-second", description = "reports a second meanwhile")
    private @Nullable Integer perSecond;

    @Option(
            names = "--restarts",
            description = "start what keeps a state again afterwards, with its stores and without")
    private boolean restarts;

    @Option(
            names = "--handover",
            description = "afterwards, start a process beside what keeps a state, with standbys, and stop the first")
    private boolean handover;

    @Option(
            names = "--partitions",
            defaultValue = "12",
            description = "of every topic that is divided; default ${DEFAULT-VALUE}, as the service's")
    private int partitions;

    @Option(
            names = "--threads",
            defaultValue = "1",
            description = "stream threads of each application; default ${DEFAULT-VALUE}, as the service's")
    private int threads;

    @Option(
            names = "--heap",
            defaultValue = "512m",
            description = "of each system; default ${DEFAULT-VALUE}, as ./claimline gives it")
    private String heap = "512m";

    @Option(
            names = "--jvm",
            split = " ",
            description = "more options for the JVM of the systems, such as -XX:StartFlightRecording")
    private List<String> jvm = List.of();

    @Option(
            names = "--directory",
            defaultValue = "target",
            description = "where all lies meanwhile, and the raw figures stay")
    private Path directory = Path.of("target");

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> options = new ArrayList<>(List.of("-Xms64m", "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
        if (jvm.stream().noneMatch(option -> option.matches("-XX:\\+Use.*GC"))) {
            options.add("-XX:+UseParallelGC");
        }
        options.addAll(jvm);
        Trial.Conditions conditions = new Trial.Conditions(threads, partitions, options, handover, restarts);
        List<Form.Leg> legs = legs();
        List<Effort> efforts = efforts();
        int times = rounds == null ? form.rounds() : rounds;
        long began = System.nanoTime();
        try (Stack stack = Stack.fresh(directory)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::delete, "tidy"));
            Rounds run = new Rounds(stack, conditions, directory.resolve("raw.ndjson"), out);
            for (int round = 1; round <= times; round++) {
                run.run(round, legs, new Rounds.Feeding(seed, contradicting), efforts);
            }
            if (run.all().isEmpty()) {
                return 1;
            }
            String table = text(run.all(), conditions, (System.nanoTime() - began) / 1e9);
            out.println();
            out.println(table);
            Files.writeString(directory.resolve("table.md"), table, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private String text(List<Measured> all, Trial.Conditions conditions, double seconds) {
        Measured last = all.get(all.size() - 1);
        String feed = String.format(
                Locale.ROOT,
                "seed %d; as told last: %s; %.0f bytes a report; the whole run took %.0f s",
                seed,
                last.feed(),
                last.meanBytes(),
                seconds);
        return Surroundings.told(conditions, feed) + "\n\n" + new Table(all).markdown();
    }

    private List<Effort> efforts() {
        List<Long> all = histories.isEmpty() ? List.of(form.effort().history()) : histories;
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i) <= all.get(i - 1)) {
                throw new ParameterException(
                        spec.commandLine(), "--history=" + all + ": each must be more than the one before it");
            }
        }
        List<Effort> efforts = new ArrayList<>();
        for (long history : all) {
            efforts.add(effort(history, efforts.isEmpty()));
        }
        return efforts;
    }

    /** The form's, or what the options say of it; what has been measured already is warm. */
    private Effort effort(long history, boolean first) {
        Effort usual = form.effort();
        Duration warm = warmUp == null ? usual.warmUp() : Duration.ofSeconds(warmUp);
        return new Effort(
                history,
                first ? warm : Duration.ZERO,
                measured == null ? usual.measured() : measured,
                window == null ? usual.window() : Duration.ofSeconds(window),
                patience == null ? usual.patience() : Duration.ofSeconds(patience),
                perSecond == null ? usual.perSecond() : perSecond,
                latency == null ? usual.latency() : Duration.ofSeconds(latency));
    }

    /** The form's, or what the options say of it. */
    private List<Form.Leg> legs() {
        if (systems.isEmpty() && feeds.isEmpty() && guarantees.isEmpty()) {
            return form.legs();
        }
        Form.Leg usual = form.legs().get(0);
        List<SystemUnderTest> which = systems.isEmpty()
                ? usual.systems()
                : systems.stream().map(SystemUnderTest::of).toList();
        List<Form.Leg> legs = new ArrayList<>();
        for (String feed : feeds.isEmpty() ? List.of(usual.feed()) : feeds) {
            for (String guarantee :
                    guarantees.isEmpty() ? List.of(usual.guarantee().word()) : guarantees) {
                legs.add(new Form.Leg(feed, Guarantee.of(guarantee), which));
            }
        }
        return legs;
    }
}
