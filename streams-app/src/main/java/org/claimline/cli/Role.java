package org.claimline.cli;

import java.time.Duration;
import java.util.Optional;
import org.claimline.replay.Replays;
import org.claimline.topology.StreamsSettings;

/**
 * What an instance of the service is for.
 *
 * @param replays which view it shows, and the others that there are
 * @param tells   whether alerts are told to receivers
 * @param server  host and port at which peers reach it; empty for where it listens
 * @param view    what peers name when they ask it there; empty where it listens there itself
 * @param commits how long a change takes at most until others can read it
 */
record Role(Replays replays, boolean tells, Optional<String> server, Optional<String> view, Duration commits) {
    /** Many reports at once are folded much faster where each commit has many of them; then nobody waits for one of them. */
    static final Duration COMMITS_OF_MANY = Duration.ofSeconds(2);

    /** Whether it is the live service, and no replay: only there is anything written by people. */
    boolean isLive() {
        return replays.own().equals(Replays.LIVE);
    }

    /** The live service, beside which {@code replays} are kept. */
    static Role live(Replays replays) {
        return new Role(replays, true, Optional.empty(), Optional.empty(), StreamsSettings.COMMIT_INTERVAL);
    }

    /** The process of a replay, which listens itself. */
    static Role ofReplay(Replays replays, boolean tells, Duration commits) {
        return new Role(replays, tells, Optional.empty(), Optional.empty(), commits);
    }

    /** A replay that is kept, opened inside an instance that listens for it at {@code server}. */
    static Role within(Replays replays, String server) {
        return new Role(
                replays, false, Optional.of(server), Optional.of(replays.own()), StreamsSettings.COMMIT_INTERVAL);
    }
}
