package org.claimline.cli;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.claimline.replay.Manifest;
import org.claimline.replay.Manifests;
import org.claimline.replay.ReplayAtWorkException;
import org.claimline.replay.ReplayAwayException;
import org.claimline.replay.ReplayControl;
import org.claimline.replay.ReplayName;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Replays;
import org.claimline.replay.feed.FeedClock;
import org.claimline.topology.Topics;

/** What the process of a replay says of it, and how its clock is controlled. */
final class OwnReplay implements Replays, ReplayControl, AutoCloseable {
    private final ReplayName name;
    private final Topics live;
    private final FeedClock clock;
    private final Supplier<Manifest> manifest;
    private final Clock ofThisMachine;
    private final Manifests manifests;
    private final Admin admin;

    /** @param manifest as it was last written */
    OwnReplay(
            ReplayName name,
            Topics live,
            FeedClock clock,
            Supplier<Manifest> manifest,
            Map<String, ?> client,
            Clock ofThisMachine) {
        this.name = name;
        this.live = live;
        this.clock = clock;
        this.manifest = manifest;
        this.ofThisMachine = ofThisMachine;
        manifests = new Manifests(client, live);
        admin = Admin.create(new HashMap<>(client));
    }

    @Override
    public String own() {
        return name.text();
    }

    @Override
    public List<ReplayStatus> all() {
        Map<String, ReplayStatus> all = new TreeMap<>();
        manifests.all(admin).forEach((other, kept) -> all.put(other, kept.status(live, ofThisMachine.instant())));
        all.put(own(), status());
        return List.copyOf(all.values());
    }

    @Override
    public Optional<ReplayStatus> find(String other) {
        return other.equals(own())
                ? Optional.of(status())
                : all().stream().filter(one -> one.name().equals(other)).findAny();
    }

    @Override
    public URI locate(String other) {
        throw new ReplayAwayException("this process runs the replay " + name + "; ask the live service for " + other);
    }

    @Override
    public void remove(String other) {
        if (other.equals(own())) {
            throw new ReplayAtWorkException("the replay " + name + " is at work; stop it first");
        }
        throw new ReplayAwayException(
                "this process runs the replay " + name + "; let the live service remove " + other);
    }

    @Override
    public Optional<ReplayControl> control() {
        return Optional.of(this);
    }

    @Override
    public ReplayStatus status() {
        return manifest.get().status(live, clock);
    }

    @Override
    public void pause() {
        clock.pause();
    }

    @Override
    public void resume() {
        clock.resume();
    }

    @Override
    public void step(int reports) {
        clock.step(reports);
    }

    @Override
    public void speed(Optional<Double> speed) {
        clock.speed(speed);
    }

    @Override
    public void stop() {
        clock.stop();
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ofSeconds(1));
    }
}
