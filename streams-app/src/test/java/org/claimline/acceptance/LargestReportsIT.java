package org.claimline.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.claimline.avro.Assertion;
import org.claimline.avro.Precision;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.ingest.SeedFeed;
import org.claimline.local.EmbeddedBroker;
import org.claimline.local.registry.RegistryFacade;
import org.claimline.topology.TopicLayout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports as large as they may be, all about one town, each claim in the name of somebody else and with ids as long as they may be: all count, what the town
 * keeps outgrows every record, and nothing else is disturbed; so again after a restart.
 */
@Tag("long")
class LargestReportsIT {
    private static final int REPORTS = 8;
    private static final int CLAIMS = 250;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 300;
    private static final Duration PATIENCE = Patience.LONG.multipliedBy(2);
    private static final Instant BEGIN = Instant.parse("2024-12-02T00:00:00Z");

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    @Test
    void theLargestReportsOfOneTownCountAndDisturbNothingElse() throws IOException {
        EmbeddedBroker broker = programs.ending(EmbeddedBroker.inProcess(directory.resolve("broker"), Map.of()));
        RegistryFacade registry = programs.ending(RegistryFacade.start(broker.bootstrapServers(), 0));
        Cluster cluster =
                Cluster.seeded(broker.bootstrapServers(), registry.uri().toString(), "largest.");
        List<SourceReport> feed = SeedFeed.load();
        Program one = cluster.serve(programs, directory, "one");
        Api api = new Api(one.ready().page());
        try (Poison.Sender sender = new Poison.Sender(cluster.client())) {
            feed.forEach(report -> sender.send("feed", record(cluster, report)));
            api.caughtUp(feed.size());
            int before = api.town("Hama").path("claims").asInt();

            for (int i = 0; i < REPORTS; i++) {
                ProducerRecord<byte[], byte[]> largest = record(cluster, largest(feed.get(0), i));
                assertThat(largest.value().length)
                        .isBetween(TopicLayout.MAX_MESSAGE_BYTES / 2, TopicLayout.MAX_MESSAGE_BYTES);
                sender.send("largest", largest);
            }

            JsonNode status = await("all is counted")
                    .atMost(PATIENCE)
                    .until(
                            () -> api.json("/api/status"),
                            s -> s.path("caughtUp").asBoolean()
                                    && s.path("reports").path("received").asInt() == feed.size() + REPORTS);
            assertThat(status.path("reports").path("deadLettered").asInt()).isZero();
            assertThat(api.town("Hama").path("claims").asInt()).isEqualTo(before + REPORTS * CLAIMS);
        }
        String hama = api.town("Hama").path("townId").asText();
        Answers answers = cluster.answers(api);
        assertOthersAreUndisturbed(answers, hama);

        one.terminate();
        one.exitCode(PATIENCE);
        Api again = new Api(cluster.serve(programs, directory, "one").ready().page());
        again.caughtUp(feed.size() + REPORTS);
        cluster.answers(again).assertSameAs(answers);
        assertThat(Poison.letters(cluster)).isEmpty();
    }

    private static void assertOthersAreUndisturbed(Answers answers, String filled) {
        assertThat(answers.states()).containsKey(filled);
        answers.of(town -> !town.equals(filled))
                .assertSameAs(Reference.get().answers().of(town -> !town.equals(filled)));
    }

    private static ProducerRecord<byte[], byte[]> record(Cluster cluster, SourceReport report) {
        String topic = cluster.topics().reports();
        return new ProducerRecord<>(
                topic,
                report.getSourceId().getBytes(UTF_8),
                cluster.serdes().reports().serializer().serialize(topic, report));
    }

    private static SourceReport largest(SourceReport by, int number) {
        return SourceReport.newBuilder(by)
                .setReportId(longest("report " + number, LONGEST_ID))
                .setRetracts(List.of())
                .setPublishedAt(BEGIN.plus(Duration.ofDays(1)))
                .setClaims(IntStream.range(0, CLAIMS)
                        .mapToObj(i -> claim(number * CLAIMS + i))
                        .toList())
                .build();
    }

    /** Some contradict the rest. */
    private static ReportedClaim claim(int number) {
        return ReportedClaim.newBuilder()
                .setClaimId(longest("claim " + number, LONGEST_ID))
                .setPlace("Hama")
                .setWithin("Hama")
                .setAssertion(Assertion.CONTROLS)
                .setParty(number % 3 == 0 ? "opposition" : "regime")
                .setStance(number % 3 == 0 ? Stance.PRO_OPPOSITION : Stance.PRO_REGIME)
                .setClaimant(longest("somebody " + number, LONGEST_NAME))
                .setOrigin(longest("origin " + number, LONGEST_NAME))
                .setEventTime(BEGIN.plusSeconds(30L * number))
                .setPrecision(Precision.INSTANT)
                .setQuote("q".repeat(500))
                .build();
    }

    /** Three bytes a character. */
    private static String longest(String begins, int length) {
        return begins + "漢".repeat(length - begins.length());
    }
}
