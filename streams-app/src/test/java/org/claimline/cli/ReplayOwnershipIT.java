package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.claimline.local.SharedBroker;
import org.claimline.replay.Manifest;
import org.claimline.replay.Manifests;
import org.claimline.replay.ReplayName;
import org.claimline.replay.ReplayState;
import org.claimline.replay.Span;
import org.claimline.replay.feed.Archive;
import org.claimline.replay.feed.FeedWriter;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Test;

/** Several processes and one replay, on a real broker. */
class ReplayOwnershipIT {
    private final Connection connection = connection(new Topics(SharedBroker.uniqueName("own") + "."));
    private final ReplayName name = new ReplayName("evening");
    private final Topics topics = name.topics(connection.topics());
    private final ReplayOwnership ownership = new ReplayOwnership(connection, name);

    @Test
    void ofTwoThatBeginItAtOnceOneHasItAndWhoTakesItOverGoesOnFromWhereItHasComeToByThen() throws Exception {
        try (Admin admin = Admin.create(connection.kafka());
                FeedWriter first = ownership.begin().orElseThrow()) {
            assertThat(ownership.begin()).as("another that begins it").isEmpty();
            first.commit(written(500, ReplayState.RUNNING));
            Manifests manifests = new Manifests(connection.kafka(), connection.topics());
            assertThat(manifests.read(name).orElseThrow().manifest().progress().written())
                    .isEqualTo(500);

            // it was thought to be lost, and tells more in the moment before it is shut out, and more that it never
            // ends
            first.commit(written(600, ReplayState.RUNNING));
            first.put(written(700, ReplayState.RUNNING));
            ReplayOwnership.Taken taken = ownership.take();
            try (FeedWriter second = taken.writer()) {
                assertThat(taken.manifest().progress().written()).isEqualTo(600);
                assertThatThrownBy(() -> first.commit(written(700, ReplayState.RUNNING)))
                        .isInstanceOf(FeedWriter.TakenOverException.class);
                second.commit(written(900, ReplayState.ENDED));
            }
            assertThatThrownBy(ownership::take)
                    .isInstanceOf(WantingException.class)
                    .hasMessageContaining("has ended");
            manifests.remove(admin, name);
            assertThat(manifests.names(admin)).isEmpty();
        }
    }

    private ProducerRecord<byte[], byte[]> written(long items, ReplayState state) {
        Manifest begun = ReplayProcess.manifest(
                name,
                Span.ofDays("2024-11-30", ZoneId.of("Asia/Damascus"), Optional.empty()),
                new Manifest.Source(
                        Manifest.Source.ARCHIVE, List.of(), false, "live", new Archive.Ends(Map.of(), Map.of()), 1),
                Optional.empty(),
                Instant.now());
        return Manifests.record(
                topics,
                begun.at(new Manifest.Progress(
                        state, true, items, null, null, begun.progress().reports(), null, null)));
    }

    private static Connection connection(Topics topics) {
        return new Connection(
                topics,
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
                Optional.empty(),
                Map.of(),
                "the test");
    }
}
