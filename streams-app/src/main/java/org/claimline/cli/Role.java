package org.claimline.cli;

import java.util.Optional;
import org.claimline.replay.Replays;

/**
 * What an instance of the service is for.
 *
 * @param replays which view it shows, and the others that there are
 * @param tells   whether alerts are told to receivers
 * @param server  host and port at which peers reach it; empty for where it listens
 * @param view    what peers name when they ask it there; empty where it listens there itself
 */
record Role(Replays replays, boolean tells, Optional<String> server, Optional<String> view) {
    /** Whether it is the live service, and no replay: only there is anything written by people. */
    boolean isLive() {
        return replays.own().equals(Replays.LIVE);
    }

    /** The live service, beside which {@code replays} are kept. */
    static Role live(Replays replays) {
        return new Role(replays, true, Optional.empty(), Optional.empty());
    }

    /** The process of a replay, which listens itself. */
    static Role ofReplay(Replays replays, boolean tells) {
        return new Role(replays, tells, Optional.empty(), Optional.empty());
    }

    /** A replay that is kept, opened inside an instance that listens for it at {@code server}. */
    static Role within(Replays replays, String server) {
        return new Role(replays, false, Optional.of(server), Optional.of(replays.own()));
    }
}
