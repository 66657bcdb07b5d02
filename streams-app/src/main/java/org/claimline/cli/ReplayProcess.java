package org.claimline.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InterruptException;
import org.claimline.query.BrokerAwayException;
import org.claimline.query.MovingException;
import org.claimline.replay.Feed;
import org.claimline.replay.Feeder;
import org.claimline.replay.Manifest;
import org.claimline.replay.Manifests;
import org.claimline.replay.PinnedRegisters;
import org.claimline.replay.RegisterPin;
import org.claimline.replay.ReplayControl;
import org.claimline.replay.ReplayName;
import org.claimline.replay.ReplayState;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.feed.Archive;
import org.claimline.replay.feed.ExternalOrder;
import org.claimline.replay.feed.FeedClock;
import org.claimline.replay.feed.FeedWriter;
import org.claimline.replay.feed.ReportFiles;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.TopicAdmin;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.web.WebConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replay at work in this process: its topics, the registers in them, the feed in its order, an instance of the service on them, and the
 * thread that tells. Nothing of it is written outside the replay's prefix, and what lies on this machine is removed when it is closed.
 */
final class ReplayProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayProcess.class);
    private static final Duration CHECK = Duration.ofMillis(100);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(2);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Clock clock;
    private final FeedClock feedClock;
    private final Service service;
    private final Feeder feeder;
    private final OwnReplay own;
    private final Feed.Amount amount;
    private final Optional<PinnedRegisters.Taken> registers;
    private final Scratch scratch;
    private final Path directory;
    private final long began;
    private volatile long doneAt;
    private long nextCheck = System.nanoTime();
    private int notFolded;
    private volatile boolean ended;
    private final TellingPace pace = new TellingPace(System::nanoTime);
    private volatile Manifest manifest;

    /**
     * How it runs, whatever it tells.
     *
     * @param speed     how many times faster than life; empty for as fast as it goes
     * @param paused    whether the clock stands at first
     * @param receivers a file of receivers who are told the replay's alerts; empty for nobody
     * @param web       where it listens; the port is a real one
     * @param alerts    how alerts are delivered, should they be
     * @param threads   stream threads of each application
     * @param goesOn    what is to be heard while it is prepared
     */
    record Settings(
            Optional<Double> speed,
            boolean paused,
            Optional<Path> receivers,
            WebConfig web,
            AlertConfig alerts,
            int threads,
            Hearing goesOn) {}

    /** Hears how the preparation goes on. */
    interface Hearing extends ReportFiles.Refusals {
        void said(String what);

        /** Whether to leave it, as where somebody pressed Ctrl-C. */
        default boolean isLeft() {
            return false;
        }
    }

    /** Begins one; empty where there is one of that name, which may have been begun a moment ago. */
    static Optional<ReplayProcess> begin(
            Connection connection, Manifest manifest, RegisterPin pin, Settings settings, Clock clock)
            throws IOException {
        ReplayOwnership ownership = new ReplayOwnership(connection, new ReplayName(manifest.name()));
        Optional<FeedWriter> writer = ownership.begin();
        return writer.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReplayProcess(connection, writer.get(), manifest, pin, settings, clock));
    }

    /** Goes on with one that was begun and has not ended. */
    static ReplayProcess resume(Connection connection, ReplayName name, Settings settings, Clock clock)
            throws IOException {
        ReplayOwnership.Taken taken = new ReplayOwnership(connection, name).take();
        Manifest kept = taken.manifest();
        return new ReplayProcess(
                connection, taken.writer(), kept, RegisterPin.kept(kept.source().registers()), settings, clock);
    }

    private ReplayProcess(
            Connection connection, FeedWriter writer, Manifest begun, RegisterPin pin, Settings settings, Clock clock)
            throws IOException {
        this.clock = clock;
        ReplayName name = new ReplayName(begun.name());
        Topics topics = name.topics(connection.topics());
        ContractSerdes serdes = connection.serdes();
        manifest = begun.by(UUID.randomUUID().toString());
        open(writer);
        try {
            scratch = open(Scratch.make("claimline-replay-"));
            directory = scratch.path();
            Beat beat = new Beat(writer, topics, settings.goesOn());
            beat.now();
            create(connection, topics, manifest.source().partitions());
            registers = manifest.progress().pinned()
                    ? Optional.empty()
                    : Optional.of(pin(connection, topics, serdes, pin, writer, beat));
            settings.goesOn().said("reading the feed");
            Feed feed = open(gather(connection, serdes, topics, pin, directory, settings, beat));
            amount = feed.amount();
            refuseOtherFiles(begun, amount);
            manifest = manifest.holding(amount.contents());
            feedClock = new FeedClock(manifest.span().from(), settings.speed(), System::nanoTime);
            if (settings.paused()) {
                feedClock.pause();
            }
            ServiceConfig config = config(connection, topics, manifest, directory, settings);
            own = open(new OwnReplay(name, connection.topics(), feedClock, this::manifest, connection.kafka(), clock));
            settings.goesOn().said("starting the topologies");
            service = open(Service.start(
                    config,
                    serdes,
                    clock,
                    Role.ofReplay(own, settings.receivers().isPresent())));
            while (!service.awaitReady(CHECK)) {
                refuseDead();
                beat.maybe();
            }
            service.tellReceivers();
            manifest = manifest.answeredAt(
                    URI.create("http://" + config.server(config.web().port())));
            feeder = new Feeder(writer, topics, manifest, feed, feedClock, this::isFolded);
            began = System.nanoTime();
            Thread thread = new Thread(feeder, "feed");
            thread.setDaemon(true);
            thread.start();
            opened.add(feedClock::stop);
        } catch (IOException | RuntimeException e) {
            stopped(topics, writer, e);
            Closing.all(opened);
            throw e;
        }
    }

    /** Where it could not even begin to tell, the manifest says so. */
    private void stopped(Topics topics, FeedWriter writer, Exception problem) {
        try {
            writer.abandon();
            writer.commit(Manifests.record(
                    topics,
                    manifest.stopped(String.valueOf(problem.getMessage())).answeredAt(null)));
        } catch (RuntimeException e) {
            problem.addSuppressed(e);
        }
    }

    private static void create(Connection connection, Topics topics, int partitions) {
        try (Admin admin = Admin.create(new HashMap<>(connection.kafka()))) {
            TopicAdmin.ensure(admin, TopicLayout.of(topics, partitions));
        }
    }

    private PinnedRegisters.Taken pin(
            Connection connection, Topics topics, ContractSerdes serdes, RegisterPin pin, FeedWriter writer, Beat beat)
            throws IOException {
        PinnedRegisters.Taken taken = new PinnedRegisters(connection.kafka(), connection.topics(), topics, serdes)
                .take(pin, beat::maybe, writer::put);
        manifest = manifest.pinned();
        writer.commit(Manifests.record(topics, manifest));
        return taken;
    }

    private Feed gather(
            Connection connection,
            ContractSerdes serdes,
            Topics topics,
            RegisterPin pin,
            Path directory,
            Settings settings,
            Beat beat)
            throws IOException {
        Manifest.Source source = manifest.source();
        List<ReportFiles> files =
                source.isArchive() ? List.of() : List.of(new ReportFiles(files(source.origin()), serdes, topics));
        return Feed.gather(
                manifest,
                new Archive(connection.kafka(), connection.topics(), serdes),
                files,
                pin,
                Files.createDirectory(directory.resolve("order")),
                ExternalOrder.Limits.DEFAULT,
                settings.goesOn(),
                beat::maybe);
    }

    private static List<Path> files(String origin) throws IOException {
        try {
            return ReportFiles.at(Path.of(origin));
        } catch (IllegalArgumentException e) {
            throw new WantingException(e.getMessage() + " (the replay was begun with it; put it back)");
        }
    }

    private static void refuseOtherFiles(Manifest begun, Feed.Amount amount) {
        List<String> before = begun.source().contents();
        if (begun.progress().written() > 0 && !before.equals(amount.contents())) {
            throw new WantingException(
                    "what lies at " + begun.source().origin()
                            + " is not what it was when the replay was begun; put it back, or remove the replay and begin anew");
        }
    }

    private static ServiceConfig config(
            Connection connection, Topics topics, Manifest manifest, Path directory, Settings settings) {
        AlertConfig alerts = settings.alerts();
        return new ServiceConfig(
                topics,
                manifest.source().partitions(),
                false,
                connection.kafka(),
                connection.registryUrl().orElseThrow(),
                connection.registry(),
                directory.resolve("streams"),
                settings.threads(),
                Optional.empty(),
                Optional.empty(),
                settings.web(),
                new AlertConfig(
                        settings.receivers(), alerts.guard(), alerts.timeout(), alerts.plan(), alerts.publicUrl()));
    }

    /** The manifest that is written now and then while nobody feeds yet. */
    private final class Beat {
        private final FeedWriter writer;
        private final Topics topics;
        private final Hearing hearing;
        private long last = System.nanoTime();

        Beat(FeedWriter writer, Topics topics, Hearing hearing) {
            this.writer = writer;
            this.topics = topics;
            this.hearing = hearing;
        }

        void maybe() {
            if (hearing.isLeft()) {
                throw new WantingException("stopped while it was prepared; claimline replay resume " + manifest.name()
                        + " goes on, claimline replay remove " + manifest.name() + " removes it");
            }
            if (System.nanoTime() - last > Manifests.BEAT.toNanos()) {
                now();
            }
        }

        void now() {
            last = System.nanoTime();
            writer.commit(Manifests.record(topics, manifest));
        }
    }

    private Manifest manifest() {
        return feeder == null ? manifest : feeder.manifest();
    }

    /** Asks no more often than it has to: where much is still to be folded, the asking would keep it from that. */
    private synchronized boolean isFolded() {
        long now = System.nanoTime();
        if (now - nextCheck < 0) {
            return false;
        }
        boolean folded = asksFolded();
        long took = System.nanoTime() - now;
        notFolded = folded ? 0 : notFolded + 1;
        long pause = folded ? 0 : Math.min(LONGEST_CHECK.toNanos(), took * Math.min(notFolded, 10));
        nextCheck = System.nanoTime() + pause;
        return folded;
    }

    private boolean asksFolded() {
        try {
            return service.status().caughtUp();
        } catch (MovingException | BrokerAwayException e) {
            return false;
        }
    }

    Service service() {
        return service;
    }

    Feed.Amount amount() {
        return amount;
    }

    /** What was taken of the registers; empty where that was done before. */
    Optional<PinnedRegisters.Taken> registers() {
        return registers;
    }

    ReplayControl control() {
        return own;
    }

    ReplayStatus status() {
        return own.status();
    }

    URI page() {
        return service.uri();
    }

    /** Whether it was told to stop, in whatever way. */
    boolean isStopped() {
        return feedClock.isStopped();
    }

    /** How long it has told, or told until all was folded. */
    Duration toldIn() {
        return Duration.ofNanos((doneAt == 0 ? System.nanoTime() : doneAt) - began);
    }

    /** For what does not fit into memory; removed with the rest. */
    Path directory() {
        return directory;
    }

    /** Partitions of its topics. */
    int partitions() {
        return manifest.source().partitions();
    }

    /** Up to when all that became known has been folded; empty where something is still on its way. */
    Optional<Instant> foldedUntil() {
        Instant told = feeder.toldUntil();
        Instant until = pace.until(told, feeder.told().isDone() ? told : feeder.feedTime());
        if (!isFolded()) {
            return Optional.empty();
        }
        if (doneAt == 0 && feeder.told().isDone()) {
            doneAt = System.nanoTime();
        }
        return Optional.of(until);
    }

    /**
     * Waits a moment for the feed to be told to its end.
     *
     * @return whether all of it is told; empty where it is still told
     * @throws IllegalStateException if that failed
     */
    Optional<Boolean> awaitTold() {
        refuseDead();
        try {
            return Optional.of(feeder.told().get(CHECK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static RuntimeException failed(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof RuntimeException known
                ? known
                : cause instanceof IOException disk
                        ? new UnavailableException("the feed cannot be read from disk: " + disk.getMessage(), disk)
                        : new IllegalStateException(cause);
    }

    private void refuseDead() {
        List<String> fatal = service == null ? List.of() : service.fatal();
        if (!fatal.isEmpty()) {
            throw new IllegalStateException("the replay cannot go on: " + String.join("; ", fatal));
        }
    }

    /** Keeps how it ended. */
    ReplayStatus end(ReplayState state, Optional<String> problem) {
        try {
            ended = true;
            feeder.end(state, clock.instant().truncatedTo(ChronoUnit.MILLIS), problem);
            return own.status();
        } catch (ExecutionException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        if (!ended) {
            leave();
        }
        Closing.all(opened);
    }

    /** Where it failed on the way, the manifest says so, so that nobody waits for this process. */
    private void leave() {
        feedClock.stop();
        try {
            ReplayStatus unused =
                    end(ReplayState.STOPPED, Optional.of("the process that ran it failed before the replay had ended"));
        } catch (RuntimeException e) {
            LOG.debug("the replay could not be left as stopped: {}", e.toString());
        }
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.add(part);
        return part;
    }

    /** The first manifest of a replay that is begun. */
    static Manifest manifest(
            ReplayName name,
            org.claimline.replay.Span span,
            Manifest.Source source,
            Optional<Double> speed,
            Instant now) {
        return new Manifest(
                name.text(),
                span,
                source,
                new Manifest.Progress(
                        ReplayState.PREPARING,
                        false,
                        0,
                        speed.orElse(null),
                        null,
                        new ReplayStatus.Reports(0, 0, 0, 0),
                        null,
                        null),
                now.truncatedTo(ChronoUnit.MILLIS),
                "",
                null);
    }
}
