package org.claimline.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.claimline.local.Directories;
import org.claimline.replay.Manifests;
import org.claimline.replay.NoSuchReplayException;
import org.claimline.replay.ReplayAtWorkException;
import org.claimline.replay.ReplayAwayException;
import org.claimline.replay.ReplayControl;
import org.claimline.replay.ReplayName;
import org.claimline.replay.ReplayState;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Replays;
import org.claimline.topology.ContractSerdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replays beside a live service. One that is at work is answered by its own process; one that has ended is opened here when it is first asked
 * for: an instance of the service on its topics, which listens on loopback only, and is closed when nobody asked for a while, when it is
 * removed, or when its own process goes on with it. Any number of live instances may open the same one; they divide it as they divide their own.
 */
final class KeptReplays implements Replays, AutoCloseable {
    /** An opened one takes some memory and two consumer groups; who asks for more at once closes the one that was asked longest ago. */
    static final int MOST_OPEN = 4;

    private static final Logger LOG = LoggerFactory.getLogger(KeptReplays.class);
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration OPENING = Duration.ofSeconds(20);
    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofMillis(500);

    private final ServiceConfig config;
    private final ContractSerdes serdes;
    private final Clock clock;
    private final String server;
    private final Admin admin;
    private final Manifests manifests;
    private final Map<String, Opened> open = new HashMap<>();
    private final ScheduledExecutorService checks;
    private final Known known = new Known();
    private boolean closed;

    /** The manifests as they were read a moment ago. */
    private static final class Known {
        private Map<String, Manifests.Kept> all = Map.of();
        private Instant readAt = Instant.MIN;
    }

    /** One that is open here. */
    private static final class Opened {
        private final Service service;
        private final Instant openedAt;
        private Instant askedAt;

        Opened(Service service, Instant openedAt) {
            this.service = service;
            this.openedAt = openedAt;
            askedAt = openedAt;
        }
    }

    /** @param server host and port at which other instances reach the live one */
    KeptReplays(ServiceConfig config, ContractSerdes serdes, Clock clock, String server) {
        this.config = config;
        this.serdes = serdes;
        this.clock = clock;
        this.server = server;
        admin = Admin.create(new HashMap<>(config.kafka()));
        manifests = new Manifests(config.kafka(), config.topics());
        checks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "kept-replays");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused = checks.scheduleWithFixedDelay(
                this::closeUnused, CHECK.toMillis(), CHECK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String own() {
        return LIVE;
    }

    @Override
    public List<ReplayStatus> all() {
        Instant now = clock.instant();
        return kept().values().stream()
                .map(kept -> kept.status(config.topics(), now))
                .toList();
    }

    @Override
    public Optional<ReplayStatus> find(String name) {
        return Optional.ofNullable(kept().get(name)).map(kept -> kept.status(config.topics(), clock.instant()));
    }

    @Override
    public URI locate(String name) {
        ReplayStatus status = demand(name);
        URI page = status.page();
        return switch (status.state()) {
            case PREPARING, RUNNING, PAUSED -> {
                if (page == null) {
                    throw new ReplayAwayException("the replay " + name + " is being prepared; ask again in a moment");
                }
                yield page;
            }
            case ENDED, STOPPED, LOST -> opened(name);
            case REMOVING -> throw new NoSuchReplayException("the replay " + name + " is being removed");
        };
    }

    @Override
    public void remove(String name) {
        ReplayStatus status = demand(name);
        if (status.state().isAtWork()) {
            throw new ReplayAtWorkException("the replay " + name + " is at work; stop it first (POST /api/replays/"
                    + name + "/stop, or q in its terminal)");
        }
        synchronized (this) {
            shut(name);
        }
        manifests.remove(admin, new ReplayName(name));
        forget();
    }

    @Override
    public Optional<ReplayControl> control() {
        return Optional.empty();
    }

    private ReplayStatus demand(String name) {
        return find(name).orElseThrow(() -> {
            List<String> names = List.copyOf(kept().keySet());
            return new NoSuchReplayException("there is no replay \"" + name + "\"; "
                    + (names.isEmpty() ? "there are none" : "there are " + String.join(", ", names)));
        });
    }

    private Map<String, Manifests.Kept> kept() {
        synchronized (known) {
            Instant now = clock.instant();
            if (known.readAt.plus(FRESH).isBefore(now)) {
                known.all = manifests.all(admin);
                known.readAt = now;
            }
            return known.all;
        }
    }

    private void forget() {
        synchronized (known) {
            known.readAt = Instant.MIN;
        }
    }

    private synchronized URI opened(String name) {
        if (closed) {
            throw new ReplayAwayException("this service is stopping");
        }
        Opened there = open.get(name);
        if (there == null) {
            if (open.size() >= MOST_OPEN) {
                open.entrySet().stream()
                        .min(Comparator.comparing(one -> one.getValue().askedAt))
                        .map(Map.Entry::getKey)
                        .ifPresent(this::shut);
            }
            there = new Opened(start(name), clock.instant());
            open.put(name, there);
        }
        there.askedAt = clock.instant();
        return there.service.uri();
    }

    private Service start(String name) {
        Manifests.Kept kept = Optional.ofNullable(kept().get(name))
                .orElseThrow(() -> new ReplayAwayException("the replay " + name + " is being removed"));
        ReplayName replay = new ReplayName(name);
        int port = Ports.free("127.0.0.1", 0, "free one, for a replay that is asked for");
        ServiceConfig its = new ServiceConfig(
                replay.topics(config.topics()),
                kept.manifest().source().partitions(),
                false,
                config.kafka(),
                config.registryUrl(),
                config.registry(),
                directory(replay),
                1,
                Optional.empty(),
                Optional.empty(),
                config.web().loopback(port),
                config.alerts());
        LOG.debug("opening the replay {}", name);
        Service service = Service.start(its, serdes, clock, Role.within(new ShownReplay(this, name), server));
        if (!service.awaitReady(OPENING)) {
            LOG.warn(
                    "the replay {} is still being opened after {} s; who asks is told to ask again",
                    name,
                    OPENING.toSeconds());
        }
        return service;
    }

    private Path directory(ReplayName name) {
        return config.stateDir().resolve("replays").resolve(name.text());
    }

    private void closeUnused() {
        try {
            if (isNoneOpen()) {
                return;
            }
            Instant asked = clock.instant();
            // the broker is asked before others are kept waiting
            Map<String, Manifests.Kept> all = kept();
            synchronized (this) {
                Instant now = clock.instant();
                for (String name : new ArrayList<>(open.keySet())) {
                    Opened its = Objects.requireNonNull(open.get(name));
                    boolean keeps = its.openedAt.isAfter(asked)
                            || Optional.ofNullable(all.get(name))
                                    .map(kept -> kept.state(now))
                                    .filter(state -> !state.isAtWork() && state != ReplayState.REMOVING)
                                    .isPresent();
                    if (!keeps || its.askedAt.plus(IDLE).isBefore(now)) {
                        shut(name);
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("the replays that are open could not be looked at: {}", e.toString());
        }
    }

    private synchronized boolean isNoneOpen() {
        return open.isEmpty();
    }

    private void shut(String name) {
        Opened its = open.remove(name);
        if (its != null) {
            its.service.close();
            Path directory = directory(new ReplayName(name));
            try {
                Directories.delete(directory);
            } catch (IOException e) {
                LOG.warn("{} could not be removed, which nobody needs any more: {}", directory, e.toString());
            }
        }
    }

    @Override
    public void close() {
        checks.shutdownNow();
        synchronized (this) {
            closed = true;
            List.copyOf(open.keySet()).forEach(this::shut);
        }
        admin.close(Duration.ofSeconds(1));
    }
}
