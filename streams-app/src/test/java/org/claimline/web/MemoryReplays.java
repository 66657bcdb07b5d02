package org.claimline.web;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.claimline.query.BrokerAwayException;
import org.claimline.replay.NoSuchReplayException;
import org.claimline.replay.ReplayAtWorkException;
import org.claimline.replay.ReplayAwayException;
import org.claimline.replay.ReplayControl;
import org.claimline.replay.ReplayState;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Replays;
import org.jspecify.annotations.Nullable;

/** Replays in a list, with addresses as a test has them; what is done to a clock is kept to be looked at. */
final class MemoryReplays implements Replays {
    static final String LIVE = Replays.LIVE;

    private final String own;
    private final Map<String, ReplayStatus> kept = Collections.synchronizedMap(new TreeMap<>());

    /** Where each is answered; one that is kept and stands here with nothing cannot be opened now. */
    final Map<String, URI> located = new ConcurrentHashMap<>();

    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<String> orders = Collections.synchronizedList(new ArrayList<>());

    volatile boolean unlistable;

    MemoryReplays(String own) {
        this.own = own;
    }

    /** Keeps a replay that stands so. */
    ReplayStatus keep(String name, ReplayState state, @Nullable URI process) {
        ReplayStatus status = new ReplayStatus(
                name,
                state,
                Instant.parse("2024-11-29T22:00:00Z"),
                Instant.parse("2024-11-30T22:00:00Z"),
                "Asia/Damascus",
                "topic",
                false,
                "live",
                600.0,
                Instant.parse("2024-11-30T15:40:00Z"),
                new ReplayStatus.Reports(12, 300, 120, 1),
                Samples.THEN,
                null,
                process,
                "claimline.replay-" + name + ".",
                null);
        kept.put(name, status);
        return status;
    }

    @Override
    public String own() {
        return own;
    }

    @Override
    public List<ReplayStatus> all() {
        if (unlistable) {
            throw new BrokerAwayException("it does not answer", new java.io.IOException());
        }
        synchronized (kept) {
            return List.copyOf(kept.values());
        }
    }

    @Override
    public Optional<ReplayStatus> find(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public URI locate(String name) {
        asked.add(Thread.currentThread().getName());
        if (!kept.containsKey(name)) {
            throw new NoSuchReplayException("there is no \"" + name + "\"");
        }
        return Optional.ofNullable(located.get(name))
                .orElseThrow(() ->
                        new ReplayAwayException("the replay " + name + " is at work on another machine; ask there"));
    }

    @Override
    public void remove(String name) {
        ReplayStatus status = find(name).orElseThrow(() -> new NoSuchReplayException("there is no \"" + name + "\""));
        if (status.state() == ReplayState.RUNNING) {
            throw new ReplayAtWorkException("the replay " + name + " is at work; stop it first");
        }
        kept.remove(name);
    }

    /** Its own clock, where it is one that stands in the list. */
    @Override
    public Optional<ReplayControl> control() {
        return find(own).map(status -> new Clock());
    }

    private final class Clock implements ReplayControl {
        @Override
        public ReplayStatus status() {
            return find(own).orElseThrow();
        }

        @Override
        public void pause() {
            orders.add("pause");
            keep(own, ReplayState.PAUSED, null);
        }

        @Override
        public void resume() {
            orders.add("resume");
            keep(own, ReplayState.RUNNING, null);
        }

        @Override
        public void step(int reports) {
            orders.add("step " + reports);
        }

        @Override
        public void speed(Optional<Double> speed) {
            orders.add("speed " + speed.map(String::valueOf).orElse("max"));
        }

        @Override
        public void stop() {
            orders.add("stop");
            keep(own, ReplayState.STOPPED, null);
        }
    }
}
