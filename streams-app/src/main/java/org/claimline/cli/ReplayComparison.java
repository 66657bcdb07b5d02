package org.claimline.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.claimline.replay.Manifests;
import org.claimline.replay.ReplayName;
import org.claimline.replay.Replays;
import org.claimline.replay.Runs;
import org.claimline.replay.Span;
import org.claimline.replay.compare.ComparisonResult;

/** What a replay is compared with: the live service, or another replay, as it was known when the replay's span ended. */
record ReplayComparison(Connection connection, Runs.Run other, Instant knownAt) {

    /**
     * Refuses what cannot be compared with.
     *
     * @param with {@code live}, or the name of a replay
     * @param span of the replay that is compared; where the other's ends earlier, both are looked at as of then
     */
    static ReplayComparison of(Connection connection, Broker broker, String with, Span span) {
        if (with.equals(Replays.LIVE)) {
            return new ReplayComparison(connection, new Runs.Run(with, connection.topics()), span.last());
        }
        ReplayName name = ReplayCommand.understood(() -> new ReplayName(with));
        Manifests.Kept kept = kept(connection, broker, name);
        demandEnded(kept);
        Instant itsLast = kept.manifest().span().last();
        return new ReplayComparison(
                connection,
                new Runs.Run(with, name.topics(connection.topics())),
                itsLast.isBefore(span.last()) ? itsLast : span.last());
    }

    /** One that was left on the way lacks what was to come, which is no difference that says anything. */
    static void demandEnded(Manifests.Kept kept) {
        String name = kept.manifest().name();
        switch (kept.state(Instant.now())) {
            case ENDED -> {}
            case REMOVING -> throw new WantingException("the replay " + name + " is being removed");
            case STOPPED, LOST ->
                throw new WantingException(
                        "the replay " + name + " was left before its end; first: claimline replay resume " + name);
            case PREPARING, RUNNING, PAUSED ->
                throw new WantingException("the replay " + name + " is at work; compare it once it has ended");
        }
    }

    static Manifests.Kept kept(Connection connection, Broker broker, ReplayName name) {
        Manifests manifests = new Manifests(connection.kafka(), connection.topics());
        demandThere(manifests, broker, name);
        return manifests
                .read(name)
                .orElseThrow(() -> new WantingException("the replay " + name
                        + " was stopped before anything of it was kept; remove it, and begin anew"));
    }

    static void demandThere(Manifests manifests, Broker broker, ReplayName name) {
        if (!manifests.names(broker.admin()).contains(name)) {
            throw new WantingException("there is no replay " + name + "; claimline replay list tells which there are");
        }
    }

    /** Carries it out. */
    ComparisonResult with(ReplayName replay, Optional<String> town) throws IOException {
        try (Scratch scratch = Scratch.make("claimline-compare-")) {
            return new Runs(connection.kafka(), connection.serdes(), knownAt, scratch.path())
                    .compare(new Runs.Run(replay.text(), replay.topics(connection.topics())), other, town);
        }
    }
}
