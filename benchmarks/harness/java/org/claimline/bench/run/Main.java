package org.claimline.bench.run;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.claimline.bench.Guarantee;
import org.claimline.bench.feed.FeedShape;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run}: measures the systems one after another on one broker, round by round, and prints one table. */
@Command(name = "benchmarks/run", mixinStandardHelpOptions = true, description = "Measures Claimline against what is simpler.")
public final class Main implements Callable<Integer> {
    @Option(names = "--systems", split = ",", defaultValue = "00,01,02,03,04", description = "which; default ${DEFAULT-VALUE}")
    private List<String> systems = List.of();

    @Option(names = "--feeds", split = ",", defaultValue = "200-zipf", description = "towns and spread; default ${DEFAULT-VALUE}")
    private List<String> feeds = List.of();

    @Option(names = "--guarantees", split = ",", defaultValue = "exactly-once", description = "exactly-once, at-least-once; default ${DEFAULT-VALUE}")
    private List<String> guarantees = List.of();

    @Option(names = "--rounds", defaultValue = "1", description = "default ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seed", defaultValue = "20241130", description = "of the feed; default ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--contradicting", defaultValue = "0.02", description = "share of claims that say otherwise; default ${DEFAULT-VALUE}")
    private double contradicting;

    @Option(names = "--history", defaultValue = "20000", description = "claims told before anything is measured, at least; default ${DEFAULT-VALUE}")
    private long history;

    @Option(names = "--measured", defaultValue = "20000", description = "claims of the measured stretch; default ${DEFAULT-VALUE}")
    private long measured;

    @Option(names = "--warm-up", defaultValue = "10", description = "seconds told before anything is measured, at least; default ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--window", defaultValue = "10", description = "seconds of the measured stretch of systems that keep nothing, about; default ${DEFAULT-VALUE}")
    private int window;

    @Option(names = "--patience", defaultValue = "300", description = "seconds that a stretch may take at most; default ${DEFAULT-VALUE}")
    private int patience;

    @Option(names = "--latency", defaultValue = "10", description = "seconds during which latency is taken; 0 for none; default ${DEFAULT-VALUE}")
    private int latency;

    @Option(names = "--per-second", defaultValue = "1000", description = "reports a second meanwhile; default ${DEFAULT-VALUE}")
    private int perSecond;

    @Option(names = "--partitions", defaultValue = "12", description = "of every topic that is divided; default ${DEFAULT-VALUE}, as the service's")
    private int partitions;

    @Option(names = "--threads", defaultValue = "1", description = "stream threads of each application; default ${DEFAULT-VALUE}, as the service's")
    private int threads;

    @Option(names = "--heap", defaultValue = "512m", description = "of each system; default ${DEFAULT-VALUE}, as ./claimline gives it")
    private String heap = "512m";

    @Option(names = "--jvm", split = " ", description = "more options for the JVM of the systems, such as -XX:StartFlightRecording=...")
    private List<String> jvm = List.of();

    @Option(names = "--directory", required = true, hidden = true)
    private Path directory = Path.of("target");

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Effort effort = new Effort(
                history,
                Duration.ofSeconds(warmUp),
                measured,
                Duration.ofSeconds(window),
                Duration.ofSeconds(patience),
                perSecond,
                Duration.ofSeconds(latency));
        List<String> options = new ArrayList<>(List.of("-Xms64m", "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
        options.addAll(jvm);
        Trial.Conditions conditions = new Trial.Conditions(threads, partitions, 0, options);
        List<Measured> all = new ArrayList<>();
        int number = 0;
        try (Stack stack = Stack.fresh(directory)) {
            for (int round = 1; round <= rounds; round++) {
                for (String feed : feeds) {
                    FeedShape shape = FeedShape.of(feed, seed, contradicting);
                    for (String guarantee : guarantees) {
                        for (String system : systems) {
                            try (Trial trial = new Trial(
                                    stack,
                                    SystemUnderTest.of(system),
                                    shape,
                                    Guarantee.of(guarantee),
                                    conditions,
                                    "run" + ++number)) {
                                Measured measured = trial.measure(effort, round);
                                out.println(measured.line());
                                all.add(measured);
                            }
                        }
                    }
                }
            }
        }
        return all.isEmpty() ? 1 : 0;
    }
}
