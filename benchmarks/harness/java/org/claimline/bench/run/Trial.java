package org.claimline.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.claimline.bench.Guarantee;
import org.claimline.bench.PeerSettings;
import org.claimline.bench.Stage;
import org.claimline.bench.StreamsPeer;
import org.claimline.bench.feed.Feed;
import org.claimline.bench.feed.FeedRegisters;
import org.claimline.bench.feed.FeedShape;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.Seeding;
import org.claimline.local.Directories;
import org.claimline.topology.Topics;

/** One system, started anew on topics of its own: warmed up, measured while it drains a stretch, then asked for its latency, then stopped. */
final class Trial implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    /** What is told while the system warms up, in portions of so many. */
    private static final long PORTION = 2_000;

    private final Stack stack;
    private final SystemUnderTest system;
    private final FeedShape shape;
    private final PeerSettings settings;
    private final Offsets offsets;
    private final List<Stage> stages;
    private final Feed feed;
    private final FeedWriter writer;
    private final SystemProcess process;
    private final Conditions conditions;
    private final long began = System.nanoTime();

    /**
     * How the systems are run.
     *
     * @param handover whether what keeps a state is handed over afterwards, to a standby in a process beside
     * @param restarts whether what keeps a state is started again afterwards, with its stores and without
     */
    record Conditions(int threads, int partitions, List<String> jvm, boolean handover, boolean restarts) {
        int standbys() {
            return handover ? 1 : 0;
        }
    }

    /** Starts it, and returns once it runs. */
    Trial(
            Stack stack,
            SystemUnderTest system,
            FeedShape shape,
            Guarantee guarantee,
            Conditions conditions,
            String name) {
        this.stack = stack;
        this.system = system;
        this.shape = shape;
        this.conditions = conditions;
        Path home = stack.systems().resolve(name);
        settings = new PeerSettings(
                stack.bootstrapServers(),
                stack.registryUrl(),
                new Topics(name + "."),
                home.resolve("state"),
                guarantee,
                conditions.threads(),
                conditions.partitions(),
                conditions.standbys());
        offsets = new Offsets(stack.admin(), conditions.partitions());
        stages = system.stages(settings);
        stack.createTopics(settings, system.output(settings));
        if (system == SystemUnderTest.CLAIMLINE) {
            registers();
        }
        feed = new Feed(shape);
        writer = new FeedWriter(feed, settings.topics(), stack.serdes(), stack.bootstrapServers());
        process = SystemProcess.start(system, settings, conditions.jvm(), home.resolve("log.txt"));
        boolean running = false;
        try {
            process.awaitRunning();
            running = true;
        } finally {
            if (!running) {
                close();
            }
        }
    }

    private void registers() {
        try {
            new Seeding(settings.topics(), stack.serdes(), stack.client(), Clock.systemUTC())
                    .registers(FeedRegisters.of(shape));
        } catch (NotWrittenException e) {
            throw new IllegalStateException("the registers could not be written", e);
        }
    }

    /**
     * Measures it as each of {@code efforts} says, with all in its stores that it was told before, and then stops it.
     *
     * @param keep takes each as soon as it is there
     */
    void measure(List<Effort> efforts, int round, Consumer<Measured> keep) {
        for (int i = 0; i < efforts.size(); i++) {
            keep.accept(measure(efforts.get(i), round, i == efforts.size() - 1));
        }
    }

    private Measured measure(Effort effort, int round, boolean last) {
        double rate = warmUp(effort);
        long claims = system.isStateful()
                ? effort.measured()
                : Math.max(effort.measured(), (long) (rate * effort.window().toMillis() / 1e3));
        long before = writer.records();
        writer.prepare(claims);
        ProcessMeter ofSystem = process.meter();
        ProcessMeter ofBroker = stack.brokerMeter();
        Duration systemBefore = ofSystem.cpu();
        Duration brokerBefore = ofBroker.cpu();
        long released = System.nanoTime();
        writer.release();
        awaitPassed(effort.patience());
        double seconds = (System.nanoTime() - released) / 1e9;
        double systemCpu = ofSystem.cpu().minus(systemBefore).toNanos() / 1e9;
        double brokerCpu = ofBroker.cpu().minus(brokerBefore).toNanos() / 1e9;
        Latency latency = effort.latency().isZero() ? Latency.NONE : latency(effort);
        long resident = ofSystem.residentMegabytes();
        Map<String, Double> memory = process.memory();
        Map<String, Double> restarts = new TreeMap<>();
        boolean isToStartAgain = last && system.isStateful();
        if (isToStartAgain && conditions.handover()) {
            secondsToHandOver(effort.patience()).ifPresent(took -> restarts.put(Measured.HANDED_OVER, took));
        }
        if (last) {
            process.close();
        }
        long storeBytes = Stack.bytes(settings.stateDir(), ".sst");
        if (isToStartAgain && conditions.restarts()) {
            restarts.put(Measured.STORES_KEPT, secondsToRun());
            deleteStores();
            restarts.put(Measured.STORES_GONE, secondsToRun());
        }
        return new Measured(
                system,
                settings.guarantee(),
                shape,
                round,
                effort.history(),
                claims,
                before,
                seconds,
                systemCpu,
                brokerCpu,
                latency.percentiles(),
                latency.samples(),
                latency.held(),
                resident,
                storeBytes,
                stack.bytesOfTopics(settings.topics(), "-changelog"),
                writer.records(),
                writer.meanBytes(),
                shares(),
                memory,
                restarts,
                (System.nanoTime() - began) / 1e9);
    }

    /** How long it takes, once the process has stopped and left, until one beside, whose standbys have all that it had, has all of its work. */
    private OptionalDouble secondsToHandOver(Duration patience) {
        Map<String, Double> here = process.tasks();
        Path beside = settings.stateDir().resolveSibling("beside");
        try (SystemProcess other = SystemProcess.start(
                system, settings.at(beside), conditions.jvm(), beside.resolveSibling("log-beside.txt"))) {
            other.awaitRunning();
            awaitTasks(
                    other,
                    patience,
                    tasks -> atLeast(here, tasks, StreamsPeer.STORES) && figure(tasks, StreamsPeer.BEHIND) == 0);
            process.close();
            long left = System.nanoTime();
            awaitTasks(
                    other,
                    patience,
                    tasks -> atLeast(here, tasks, StreamsPeer.ACTIVE) && figure(tasks, StreamsPeer.RUNNING) > 0);
            return OptionalDouble.of((System.nanoTime() - left) / 1e9);
        } catch (TrialFailedException e) {
            System.err.println("not handed over: " + e.getMessage());
            return OptionalDouble.empty();
        } finally {
            delete(beside);
        }
    }

    private static boolean atLeast(Map<String, Double> wanted, Map<String, Double> told, String figure) {
        return figure(told, figure) >= figure(wanted, figure);
    }

    private static double figure(Map<String, Double> told, String name) {
        return told.getOrDefault(name, 0.0);
    }

    private void awaitTasks(SystemProcess other, Duration patience, Predicate<Map<String, Double>> wanted) {
        long end = System.nanoTime() + patience.toNanos();
        for (Map<String, Double> tasks = other.tasks(); !wanted.test(tasks); tasks = other.tasks()) {
            other.requireAlive();
            if (System.nanoTime() > end) {
                throw new TrialFailedException("system " + system.number() + " was not handed over within "
                        + patience.toSeconds() + " s; the process beside had " + tasks);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private double secondsToRun() {
        long started = System.nanoTime();
        try (SystemProcess again = SystemProcess.start(
                system, settings, conditions.jvm(), settings.stateDir().resolveSibling("log-again.txt"))) {
            again.awaitRunning();
            return (System.nanoTime() - started) / 1e9;
        }
    }

    private void deleteStores() {
        delete(settings.stateDir());
    }

    private static void delete(Path directory) {
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many reports a second it took in the end. */
    private double warmUp(Effort effort) {
        long end = System.nanoTime() + effort.warmUp().toNanos();
        long portion = PORTION;
        double rate = 0;
        while (writer.records() < effort.history() || System.nanoTime() < end) {
            writer.prepare(portion);
            long released = System.nanoTime();
            writer.release();
            awaitPassed(effort.patience());
            rate = portion * 1e9 / (System.nanoTime() - released);
            // about two seconds each, so that most of the time is the system's
            portion = Math.max(PORTION, Math.min((long) (2 * rate), effort.measured()));
        }
        return rate;
    }

    private void awaitPassed(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Map<Integer, Long> written = writer.written();
        while (!offsets.havePassed(stages, written, settings.guarantee())) {
            process.requireAlive();
            if (System.nanoTime() > end) {
                throw new TrialFailedException("system " + system.number()
                        + " had not done with what it was told after " + patience.toSeconds() + " s; it had read "
                        + offsets.committed(stages.get(0)) + " of " + written);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private record Latency(Map<String, Long> percentiles, int samples, OptionalDouble held) {
        static final Latency NONE = new Latency(Map.of(), 0, OptionalDouble.empty());
    }

    /** The first fifth is not counted: it finds the clients idle. */
    private Latency latency(Effort effort) {
        try (LatencyReader reader =
                new LatencyReader(stack.bootstrapServers(), system.output(settings), settings.partitions())) {
            long count = effort.latency().toMillis() * effort.perSecond() / 1_000;
            Instant from = Instant.now().plus(effort.latency().dividedBy(5));
            long start = System.nanoTime();
            writer.tell(count, effort.perSecond());
            awaitPassed(effort.patience());
            double took = (System.nanoTime() - start) / 1e9;
            // what is committed is read within moments
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            Percentiles percentiles = new Percentiles(reader.since(from));
            Map<String, Long> told = new TreeMap<>();
            for (int percent : new int[] {50, 95, 99}) {
                told.put("p" + percent, percentiles.at(percent));
            }
            return new Latency(told, percentiles.count(), OptionalDouble.of(count / took));
        }
    }

    private String shares() {
        Feed.Counts counts = feed.counts();
        return String.format(
                Locale.ROOT,
                "%.1f %% duplicates, %.1f %% corrections, %.1f %% late, %.1f %% contradicting, %.1f %% changes of hands",
                100 * counts.duplicates(),
                100 * counts.corrections(),
                100 * counts.late(),
                100 * counts.contradicting(),
                100 * counts.changes());
    }

    /** Stops it, if it still runs, and takes everything away that it leaves. */
    @Override
    public void close() {
        process.close();
        writer.close();
        stack.deleteTopics(settings.topics());
        deleteStores();
    }
}
