package org.claimline.replay;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A live service beside which no replay is kept. */
public final class NoReplays implements Replays {

    @Override
    public String own() {
        return LIVE;
    }

    @Override
    public List<ReplayStatus> all() {
        return List.of();
    }

    @Override
    public Optional<ReplayStatus> find(String name) {
        return Optional.empty();
    }

    @Override
    public URI locate(String name) {
        throw new NoSuchReplayException("no replay is kept here");
    }

    @Override
    public void remove(String name) {
        throw new NoSuchReplayException("no replay is kept here");
    }

    @Override
    public Optional<ReplayControl> control() {
        return Optional.empty();
    }
}
