package org.claimline.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.claimline.replay.ReplayAwayException;
import org.claimline.replay.ReplayControl;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Replays;

/** What an instance that shows a kept replay knows of replays: itself; for the others it sends to the live service. */
record ShownReplay(Replays beside, String own) implements Replays {
    @Override
    public List<ReplayStatus> all() {
        return beside.all();
    }

    @Override
    public Optional<ReplayStatus> find(String name) {
        return beside.find(name);
    }

    @Override
    public URI locate(String name) {
        throw new ReplayAwayException("this service shows the replay " + own + "; ask the live service for " + name);
    }

    @Override
    public void remove(String name) {
        throw new ReplayAwayException("this service shows the replay " + own + "; let the live service remove it");
    }

    @Override
    public Optional<ReplayControl> control() {
        return Optional.empty();
    }
}
