package org.claimline.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TopicExistsException;
import org.claimline.replay.Manifest;
import org.claimline.replay.Manifests;
import org.claimline.replay.ReplayName;
import org.claimline.replay.ReplayState;
import org.claimline.replay.feed.FeedWriter;
import org.claimline.topology.BrokerAnswers;
import org.claimline.topology.Topics;

/**
 * Whose a replay is. Of several processes that begin one of the same name at once, the one that creates the topic of its manifest has it;
 * of those that go on with one, the last. How far it has come is read only once nobody else can write it any more.
 */
record ReplayOwnership(Connection connection, ReplayName name) {
    /**
     * One to go on with.
     *
     * @param writer   to be closed by whoever has it now
     * @param manifest as whoever had it before left it
     */
    record Taken(FeedWriter writer, Manifest manifest) {}

    /** Begins one; empty where there is one of that name. */
    Optional<FeedWriter> begin() {
        Topics topics = name.topics(connection.topics());
        try (Admin admin = Admin.create(new HashMap<>(connection.kafka()))) {
            if (!isCreated(admin, topics)) {
                return Optional.empty();
            }
            try {
                return Optional.of(new FeedWriter(topics, connection.kafka()));
            } catch (RuntimeException e) {
                // nothing was written, and nobody else can have begun
                var unused = admin.deleteTopics(List.of(ReplayName.manifest(topics)));
                throw e;
            }
        }
    }

    private static boolean isCreated(Admin admin, Topics topics) {
        try {
            BrokerAnswers.await(
                    admin.createTopics(List.of(Manifests.topic(topics))).all());
            return true;
        } catch (TopicExistsException e) {
            return false;
        }
    }

    /** Refuses one that cannot be gone on with as it stands; one at work is gone on with by nobody else. */
    static Manifest resumable(Manifests.Kept kept) {
        String name = kept.manifest().name();
        return switch (kept.state(Instant.now())) {
            case STOPPED, LOST -> kept.manifest();
            case REMOVING, ENDED -> refused(kept.manifest());
            case PREPARING, RUNNING, PAUSED ->
                throw new WantingException("the replay " + name
                        + " is at work; one that was killed is taken for lost after "
                        + Manifests.LOST_AFTER.toSeconds() + " s");
        };
    }

    /** Shuts out whoever had it, and has it from where it has come to by then. */
    Taken take() {
        FeedWriter writer = new FeedWriter(name.topics(connection.topics()), connection.kafka());
        try {
            Manifest left = new Manifests(connection.kafka(), connection.topics())
                    .read(name)
                    .map(Manifests.Kept::manifest)
                    .orElseThrow(() -> new WantingException("the replay " + name + " is there no more"));
            ReplayState state = left.progress().state();
            return new Taken(
                    writer, state == ReplayState.ENDED || state == ReplayState.REMOVING ? refused(left) : left);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private static Manifest refused(Manifest manifest) {
        throw new WantingException("the replay " + manifest.name()
                + (manifest.progress().state() == ReplayState.ENDED
                        ? " has ended; there is nothing to go on with"
                        : " is being removed"));
    }
}
