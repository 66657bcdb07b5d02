package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.local.EmbeddedBroker;
import org.claimline.local.registry.RegistryFacade;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A feed of 2024 and Kafka's retention, which goes by the time of the records. */
@Tag("long")
class RetentionIT {
    /** An hour has twelve of Kafka's retention checks. */
    private static final int CHECKS = 12;

    private static final Map<String, String> EVERY_SECOND =
            Map.of("log.retention.check.interval.ms", "1000", "log.initial.task.delay.ms", "100");

    private static final String CANARY = "canary";

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    /** A record of 2024 in a topic of default retention tells when a check has been made: it is gone. */
    @Test
    void anHoursWorthOfRetentionChecksLaterTheWholeFeedIsInTheArchive() throws Exception {
        EmbeddedBroker broker = programs.ending(EmbeddedBroker.inProcess(directory.resolve("broker"), EVERY_SECOND));
        String brokers = broker.bootstrapServers();
        RegistryFacade registry = programs.ending(RegistryFacade.start(brokers, 0));
        Cluster cluster = Cluster.seeded(brokers, registry.uri().toString(), "kept.");
        Api api = new Api(cluster.serve(programs, directory, "one").ready().page());
        List<String> feed = SeedReports.all();
        api.report(feed);
        api.caughtUp(feed.size());

        try (Admin admin = Admin.create(cluster.client())) {
            admin.createTopics(List.of(new NewTopic(CANARY, 1, (short) 1)))
                    .all()
                    .get();
        }
        for (int check = 0; check < CHECKS; check++) {
            writeOf2024(cluster);
            await("retention check " + check).atMost(Patience.LONG).until(() -> TopicRecords.all(brokers, CANARY)
                    .isEmpty());
        }

        assertThat(TopicRecords.all(brokers, cluster.topics().reports())).hasSameSizeAs(feed);
        assertThat(TopicRecords.all(brokers, cluster.topics().claims())).isNotEmpty();
        cluster.answers(api).assertSameAs(Reference.get().answers());
    }

    private static void writeOf2024(Cluster cluster) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(cluster.client(), new StringSerializer(), new StringSerializer())) {
            long then = Instant.parse("2024-11-30T12:00:00Z").toEpochMilli();
            producer.send(new ProducerRecord<>(CANARY, 0, then, "key", "of 2024"))
                    .get();
        }
    }
}
