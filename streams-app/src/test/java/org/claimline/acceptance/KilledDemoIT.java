package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.claimline.local.BrokerProcess;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the demo while it reads, and the same directory again. */
@Tag("long")
class KilledDemoIT {
    /** Some 6 and 24 seconds for the week of the feed: slow enough to be killed in the middle, quick enough to wait for. */
    private static final List<String> PACES = List.of("100000", "25000");

    private static final int FEED = SeedReports.all().size();

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    @Test
    void whatWasKilledInTheMiddleEndsAsIfNothingHadHappened() {
        Path data = PACES.stream()
                .map(pace -> killedAt(pace, directory.resolve("pace-" + pace)))
                .filter(this::isWorkLeft)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was in flight at any of the kills; slow the feed down"));

        Program.Addresses at = programs.demo(data).ready();

        Api api = new Api(at.page());
        api.caughtUp(FEED);
        Answers.of(api, at.brokers(), ContractSerdes.connect(at.registry(), Map.of()), Topics.LIVE)
                .assertSameAs(Reference.get().answers());
    }

    /** Runs the feed at {@code pace} and kills the demo when some, but not all, of its reports are accounted for. */
    private Path killedAt(String pace, Path data) {
        Program demo = programs.demo(data, "--speed", pace);
        Program.Addresses at = demo.ready();
        List<ProcessHandle> children = demo.children();
        assertThat(children).as("the broker's process").isNotEmpty();
        new Api(at.page()).status(status -> received(status) > FEED / 4);

        demo.kill();

        await("end of the broker").atMost(Patience.LONG).until(() -> children.stream()
                .noneMatch(ProcessHandle::isAlive));
        return data;
    }

    /** Whether reports of the feed had not been sent, or were sent and not read, as the broker alone tells. */
    private boolean isWorkLeft(Path data) {
        try (BrokerProcess broker = BrokerProcess.start(data, 0, Map.of());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            int sent = TopicRecords.all(broker.bootstrapServers(), Topics.LIVE.reports())
                    .size();
            long read = committed(admin).entrySet().stream()
                    .filter(offset -> offset.getKey().topic().equals(Topics.LIVE.reports()))
                    .mapToLong(offset -> offset.getValue().offset())
                    .sum();
            assertThat(sent).as("reports in the archive").isPositive();
            return sent < FEED || read < sent;
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) {
        try {
            return admin.listConsumerGroupOffsets(Topics.LIVE.prefix() + "reconcile")
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long received(JsonNode status) {
        return status.path("reports").path("received").asLong();
    }
}
