package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Source;
import org.claimline.avro.Stance;
import org.claimline.ingest.TopicWriter;
import org.claimline.local.SharedBroker;
import org.claimline.local.SharedRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Registers are edited while reports come and one of two instances is killed in the middle of reading again; some of their records cannot be read.
 * It ends as where the registers had been so from the beginning, and all of them good.
 */
@Tag("long")
@Timeout(300)
class RegistersLiveIT {
    private static final Duration PATIENCE = Patience.LONG;
    private static final int WAITING = 2_000;

    private static final String NEW_TOWN = "kharab-al-bayda";

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    @Test
    void anEditInMidStreamWithAnInstanceKilledEndsAsTheEditMadeFirst() throws Exception {
        Cluster edited = Cluster.seeded(
                SharedBroker.bootstrapServers(), SharedRegistry.url(), SharedBroker.uniqueName("edited") + ".");
        poison(edited, "hama");
        circle(edited);
        Program one = edited.serve(programs, directory, "one");
        Program two = edited.serve(programs, directory, "two");
        Api api = new Api(one.ready().page());
        Api other = new Api(two.ready().page());
        List<List<String>> batches = batches();
        for (List<String> batch : batches.subList(0, batches.size() - 1)) {
            api.report(batch);
        }
        await("all of them wait").atMost(PATIENCE).until(() -> waiting(api) >= WAITING);

        edits().forEach(edit ->
                assertThat(other.post(edit.path(), edit.body()).statusCode()).isEqualTo(202));
        poison(edited, "aleppo");
        JsonNode atWork = api.status(status -> status.path("rereads").asLong() > 0 && waitingIn(status) < WAITING);
        two.kill();
        api.report(batches.get(batches.size() - 1));
        api.caughtUp(sent());

        assertThat(waiting(api)).isZero();
        assertThat(api.json("/api/edits?id=" + NEW_TOWN).findValuesAsText("what"))
                .containsExactly("ADDED");
        assertThat(api.json("/api/edits?register=places&id=aleppo").findValuesAsText("what"))
                .containsExactly("UNREADABLE", "UNREADABLE", "UNREADABLE", "ADDED");
        assertThat(api.json("/api/status").path("unreadable").findValuesAsText("id"))
                .as("what the operator is told")
                .contains("aleppo", "hama");
        Answers found = edited.answers(api);
        one.terminate();

        Cluster before = Cluster.seeded(
                SharedBroker.bootstrapServers(), SharedRegistry.url(), SharedBroker.uniqueName("before") + ".");
        Api first = new Api(before.serve(programs, directory, "first").ready().page());
        edits().forEach(edit ->
                assertThat(first.post(edit.path(), edit.body()).statusCode()).isEqualTo(202));
        first.caughtUp(0);
        for (List<String> batch : batches) {
            first.report(batch);
        }
        first.caughtUp(sent());
        found.assertSameAs(before.answers(first));
        System.out.println("Killed while " + atWork.path("rereads") + " reports were to be read again and "
                + waitingIn(atWork) + " of " + WAITING + " claims waited");
    }

    /** An edit, and where it is sent to. */
    private record Edit(String path, String body) {}

    /** A town that nobody knew, a stance corrected, a relay declared. */
    private static List<Edit> edits() {
        return List.of(
                new Edit(
                        "/api/places",
                        "{\"id\":\"" + NEW_TOWN
                                + "\",\"name\":\"Kharab al-Bayda\",\"kind\":\"VILLAGE\",\"within\":\"hama-governorate\",\"editor\":\"ed-1\",\"reason\":\"asked for\"}"),
                new Edit(
                        "/api/sources",
                        "[{\"id\":\"pro-opposition-media\",\"name\":\"Pro-opposition media\",\"stance\":\"NEUTRAL\",\"reliability\":\"C\","
                                + "\"kind\":\"OUTLET\"},"
                                + "{\"id\":\"regime-soldiers-videos\",\"name\":\"Regime soldiers filming themselves\",\"stance\":\"PRO_REGIME\","
                                + "\"reliability\":\"D\",\"kind\":\"ACCOUNT\",\"relays\":[\"regime-supporting-activists\"]}]"));
    }

    /** The seed feed in three parts, with many reports about the town that nobody knows yet before the last. */
    private static List<List<String>> batches() {
        List<List<String>> batches = new ArrayList<>();
        List<String> feed = SeedReports.all();
        batches.add(feed.subList(0, 20));
        for (int i = 0; i < WAITING; i += 500) {
            batches.add(IntStream.range(i, i + 500)
                    .mapToObj(RegistersLiveIT::waitingReport)
                    .toList());
        }
        batches.add(feed.subList(20, feed.size()));
        return batches;
    }

    private static int sent() {
        return SeedReports.all().size() + WAITING;
    }

    private static String waitingReport(int number) {
        boolean regime = number % 2 == 0;
        Instant event = Instant.parse("2024-12-01T00:00:00Z").plusSeconds(number * 7_919L % 400_000);
        return "{\"reportId\":\"w-" + number + "\",\"source\":\"desk-" + number % 12
                + "\",\"publishedAt\":\"" + event.plusSeconds(600)
                + "\",\"claims\":[{\"claimId\":\"c1\",\"place\":\"Kharab al-Bayda\",\"assertion\":\""
                + (number % 3 == 0 ? "CAPTURED" : "PRESENT") + "\",\"party\":\"" + (regime ? "regime" : "opposition")
                + "\",\"stance\":\"" + (regime ? "PRO_REGIME" : "PRO_OPPOSITION")
                + "\",\"evidence\":[\"VIDEO\"],\"eventTime\":\"" + event + "\",\"precision\":\"HOUR\"}]}";
    }

    private static long waiting(Api api) {
        return waitingIn(api.json("/api/status"));
    }

    private static long waitingIn(JsonNode status) {
        return status.path("claims").path("waiting").asLong();
    }

    /** Records that nobody can read: bytes that are no contract, a schema that is not there, another contract's, and one without a key. */
    private static void poison(Cluster cluster, String id) throws ExecutionException, InterruptedException {
        String topic = cluster.topics().places();
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        byte[] source = cluster.serdes()
                .sources()
                .serializer()
                .serialize(
                        cluster.topics().sources(),
                        Source.newBuilder()
                                .setId(id)
                                .setName(id)
                                .setStance(Stance.NEUTRAL)
                                .setUpdatedAt(Instant.EPOCH)
                                .build());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] value :
                    List.of("no contract".getBytes(StandardCharsets.UTF_8), new byte[] {0, 0, 1, 0, 0, 7}, source)) {
                producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
            }
            producer.send(new ProducerRecord<>(topic, 0, null, source)).get();
        }
    }

    /** Two places that lie in each other. */
    private static void circle(Cluster cluster) throws Exception {
        try (TopicWriter<Place> places =
                TopicWriter.places(cluster.topics(), cluster.serdes(), cluster.client(), Clock.systemUTC())) {
            places.write(List.of(within("circle-a", "circle-b"), within("circle-b", "circle-a")));
        }
    }

    private static Place within(String id, String parent) {
        return Place.newBuilder()
                .setId(id)
                .setName(id)
                .setKind(PlaceKind.AREA)
                .setParentId(parent)
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }
}
