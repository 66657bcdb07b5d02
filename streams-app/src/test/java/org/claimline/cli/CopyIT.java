package org.claimline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.claimline.acceptance.Patience;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.EnteredBy;
import org.claimline.avro.Receiver;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.RetractedClaim;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.copy.Copier;
import org.claimline.copy.CopyResult;
import org.claimline.copy.CopyTakenOverException;
import org.claimline.copy.LeaveOuts;
import org.claimline.ingest.SeedFeed;
import org.claimline.ingest.TopicContents;
import org.claimline.ingest.TopicWriter;
import org.claimline.local.SharedBroker;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sent to us, under another prefix, on a real broker. */
@Tag("long")
class CopyIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Patience.LONG;
    private static final Instant NOON = Instant.parse("2024-12-06T12:00:00Z");
    private static final String SECRET = "a name that must not stand here";

    /** Records in a transaction: registers and reports are some of each. */
    private static final int MOST_AT_ONCE = 40;

    @TempDir
    private Path directory;

    @Test
    void aCopyWithMorePartitionsThatWasCutOffHasEveryRecordOnceAndTellsTheSameButForWhatIsLeftOut() throws Exception {
        // Given
        Cli cli = Cli.seeded();
        Topics to = new Topics(SharedBroker.uniqueName("copied") + ".");
        List<SourceReport> feed = SeedFeed.load();
        SourceReport secret = report("r-secret", 1, "Palmyra", SECRET);
        SourceReport retraction = SourceReport.newBuilder(report("r-later", 1, "Idlib", "as told since"))
                .setRetracts(List.of(new RetractedClaim("r-secret", "c2")))
                .build();
        reports(cli, feed);
        reports(
                cli,
                List.of(
                        correction(feed.get(0)),
                        secret,
                        report("r-secret", 2, "Palmyra", SECRET + " either"),
                        retraction));
        decisions(cli, decision("d-1", feed.get(1)), decision("d-2", secret, DecisionKind.NOTE));
        sources(cli);
        receiver(cli);
        acknowledgement(cli);
        strays(cli);
        String leftOut = secret.getSourceId() + "/r-secret";
        Map<String, List<String>> original = records(cli, cli.topics());

        // When
        looks(cli, to, leftOut);
        Cli.Ran second = cutOff(cli, to, leftOut);

        // Then
        JsonNode summary = JSON.readTree(second.out());
        assertThat(second.code()).as(second.errors()).isZero();
        assertThat(second.errors()).contains("2 records could not be read");
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(summary.path("partitions").asInt()).isEqualTo(5);
        assertThat(summary.at("/topics/4/copiedBefore").asInt()).isBetween(1, 49);
        assertThat(summary.at("/topics/3/leftOut").asInt()).isEqualTo(1);
        assertThat(summary.at("/topics/4/leftOut").asInt()).isEqualTo(2);
        Map<String, List<String>> expected = new TreeMap<>(original);
        expected.keySet().removeIf(key -> key.contains("r-secret"));
        expected.computeIfPresent("reports.v1 a-channel", (key, its) -> its.subList(2, its.size()));
        // what is committed is read a moment later
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(differing(records(cli, to), expected))
                .isEmpty());
        assertThat(summary.path("copied").asInt() + summary.path("copiedBefore").asInt())
                .isEqualTo(expected.values().stream().mapToInt(List::size).sum());
        assertPartitioned(cli, to);
        assertThat(contents(cli, to.receivers()))
                .as("whom history would be told again")
                .isEmpty();
        refusals(cli, to, leftOut);
        follows(cli, to, leftOut, correction(feed.get(2)));

        try (Service before = cli.service(directory.resolve("before"), Cli.PARTITIONS);
                Service after = new Cli(to, cli.serdes()).service(directory.resolve("after"), 5)) {
            awaitCaughtUp(before);
            awaitCaughtUp(after);
            Map<String, String> told = told(before.uri());
            assertThat(told).hasSizeGreaterThan(32);
            assertThat(told.keySet().removeIf(town -> town.startsWith("palmyra")))
                    .isTrue();
            assertThat(told(after.uri())).isEqualTo(told);
            assertThat(get(after.uri(), "/api/disputes")).isEqualTo(get(before.uri(), "/api/disputes"));
        }
        Cli.Ran compared = cli.run("copy", "--to-prefix", to.prefix(), "--compare", "--json");
        assertThat(compared.code()).as(compared.errors()).isEqualTo(ExitCode.WANTING);
        assertThat(JSON.readTree(compared.out()).path("different").findValuesAsText("townId"))
                .containsExactly("palmyra");
        assertThat(contents(cli, to.deliveries())).isEmpty();
        for (String topic : topics(cli)) {
            if (topic.startsWith(to.prefix())) {
                assertThat(contents(cli, topic))
                        .as(topic)
                        .noneMatch(item -> item.value() != null && new String(item.value(), UTF_8).contains(SECRET));
            }
        }
    }

    /** A dry run counts and makes nothing. */
    private static void looks(Cli cli, Topics to, String leftOut) throws Exception {
        Cli.Ran looked = cli.run(
                "copy", "--to-prefix", to.prefix(), "--dry-run", "--json", "--leave-out", leftOut, "nobody/r-1");

        assertThat(looked.code()).isEqualTo(ExitCode.WANTING);
        assertThat(looked.errors()).contains("nobody/r-1").doesNotContain("r-secret");
        assertThat(JSON.readTree(looked.out()).path("leftOut").asInt()).isEqualTo(3);
        assertThat(topics(cli)).noneMatch(topic -> topic.startsWith(to.prefix()));
    }

    /** One is in the middle of the reports when another begins: what that said. */
    private static Cli.Ran cutOff(Cli cli, Topics to, String leftOut) throws Exception {
        AtomicReference<Cli.Ran> second = new AtomicReference<>();
        Copier.Listener inTheMiddle = new Copier.Listener() {
            private int reports;

            @Override
            public void takes(ConsumerRecord<byte[], byte[]> item, long copied) {
                if (item.topic().equals(cli.topics().reports()) && ++reports == 50) {
                    second.set(cli.run("copy", "--to-prefix", to.prefix(), "--leave-out", leftOut, "--json"));
                }
            }
        };
        try (Admin admin = Admin.create(cli.client());
                Copier first = copier(cli, admin, to, leftOut, OptionalInt.of(5), false, inTheMiddle)) {
            assertThatThrownBy(() -> first.run(() -> false))
                    .isInstanceOf(CopyTakenOverException.class)
                    .hasMessageContaining(to.prefix());
        }
        return second.get();
    }

    private static void refusals(Cli cli, Topics to, String leftOut) throws Exception {
        Cli.Ran otherwise = cli.run("copy", "--to-prefix", to.prefix());
        assertThat(otherwise.code()).isEqualTo(ExitCode.USAGE);
        assertThat(otherwise.errors()).contains("was begun with reports left out", "another prefix");
        Cli.Ran otherCount = cli.run("copy", "--to-prefix", to.prefix(), "--partitions", "6");
        assertThat(otherCount.code()).isEqualTo(ExitCode.USAGE);
        assertThat(otherCount.errors()).contains(to.reports() + " has 5 and should have 6", "--partitions");
        Cli.Ran within = cli.run("copy", "--to-prefix", cli.topics().prefix() + "2.");
        assertThat(within.code()).isEqualTo(ExitCode.USAGE);
        assertThat(within.errors()).contains("neither is the beginning of the other");
        Cli.Ran notOurs = new Cli(to, cli.serdes())
                .run("copy", "--to-prefix", cli.topics().prefix());
        assertThat(notOurs.code()).isEqualTo(ExitCode.USAGE);
        assertThat(notOurs.errors())
                .contains("that was not copied there", cli.topics().reports());
        Cli.Ran again = cli.run("copy", "--to-prefix", to.prefix(), "--json", "--leave-out", leftOut);
        assertThat(again.code()).as("what was found by an earlier run").isZero();
        assertThat(JSON.readTree(again.out()).path("copied").asInt(-1)).isZero();
    }

    /** One that follows says when it has caught up, and copies what comes then. */
    private static void follows(Cli cli, Topics to, String leftOut, SourceReport later) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch caughtUp = new CountDownLatch(1);
        Copier.Listener listener = new Copier.Listener() {
            @Override
            public void caughtUp(long copied) {
                caughtUp.countDown();
            }
        };
        int before = contents(cli, to.reports()).size();
        try (Admin admin = Admin.create(cli.client());
                Copier copier = copier(cli, admin, to, leftOut, OptionalInt.empty(), true, listener)) {
            CompletableFuture<CopyResult> running = CompletableFuture.supplyAsync(() -> copier.run(stop::get));
            assertThat(caughtUp.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            reports(cli, List.of(later));
            await().atMost(PATIENCE).until(() -> contents(cli, to.reports()).size() == before + 1);
            stop.set(true);
            assertThat(running.join().complete()).isTrue();
            assertThat(running.join().copied()).isEqualTo(1);
        }
    }

    private static Copier copier(
            Cli cli,
            Admin admin,
            Topics to,
            String leftOut,
            OptionalInt partitions,
            boolean follow,
            Copier.Listener listener) {
        return new Copier(
                admin,
                cli.client(),
                cli.topics(),
                to,
                new Copier.Options(partitions, LeaveOuts.of(List.of(leftOut)), follow, false),
                Optional.of(cli.serdes()),
                listener,
                MOST_AT_ONCE);
    }

    // --- what is there ---

    private static SourceReport correction(SourceReport of) {
        return SourceReport.newBuilder(of)
                .setRevision(of.getRevision() + 1)
                .setPublishedAt(NOON)
                .setTitle("corrected")
                .setClaims(List.of())
                .build();
    }

    private static SourceReport report(String id, int revision, String place, String note) {
        return SourceReport.newBuilder()
                .setSourceId("a-channel")
                .setReportId(id)
                .setRevision(revision)
                .setPublishedAt(NOON.plusSeconds(revision))
                .setNote(note)
                .setClaims(List.of(ReportedClaim.newBuilder()
                        .setClaimId("c1")
                        .setPlace(place)
                        .setAssertion(Assertion.CAPTURED)
                        .setParty("opposition")
                        .setStance(Stance.PRO_OPPOSITION)
                        .setEventTime(NOON.minusSeconds(7_200))
                        .setNote(note)
                        .setQuote(note)
                        .build()))
                .build();
    }

    private static DeskDecision decision(String id, SourceReport about) {
        return decision(id, about, DecisionKind.REJECT);
    }

    private static DeskDecision decision(String id, SourceReport about, DecisionKind kind) {
        return DeskDecision.newBuilder()
                .setDecisionId(id)
                .setKind(kind)
                .setTargetClaim(new ClaimRef(
                        about.getSourceId(),
                        about.getReportId(),
                        about.getClaims().get(0).getClaimId()))
                .setDecidedAt(NOON)
                .setEditor("editor")
                .setReason(about.getReportId().equals("r-secret") ? SECRET : "staged")
                .build();
    }

    private static void reports(Cli cli, List<SourceReport> reports) throws Exception {
        try (TopicWriter<SourceReport> writer =
                TopicWriter.reports(cli.topics(), cli.serdes(), cli.client(), Clock.systemUTC())) {
            writer.write(reports);
        }
    }

    private static void decisions(Cli cli, DeskDecision... decisions) throws Exception {
        try (TopicWriter<DeskDecision> writer =
                TopicWriter.decisions(cli.topics(), cli.serdes(), cli.client(), Clock.systemUTC())) {
            writer.write(List.of(decisions));
        }
    }

    /** A source that was entered, changed and taken out. */
    private static void sources(Cli cli) throws Exception {
        try (TopicWriter<Source> writer =
                TopicWriter.sources(cli.topics(), cli.serdes(), cli.client(), Clock.systemUTC())) {
            Source source = Source.newBuilder()
                    .setId("short-lived")
                    .setName("Short-lived")
                    .setStance(Stance.NEUTRAL)
                    .setUpdatedAt(NOON)
                    .build();
            writer.write(
                    List.of(source, Source.newBuilder(source).setName("Shorter").build()));
            writer.remove(List.of("short-lived"), Map.of("because", "it is gone"));
        }
    }

    private static void acknowledgement(Cli cli) throws Exception {
        try (TopicWriter<AlertAcknowledgement> writer =
                TopicWriter.acknowledgements(cli.topics(), cli.serdes(), cli.client(), Clock.systemUTC())) {
            writer.write(List.of(AlertAcknowledgement.newBuilder()
                    .setAlertId("a-1")
                    .setTownId("hama")
                    .setAcknowledgedAt(NOON)
                    .setEditor("m.k.")
                    .build()));
        }
    }

    private static void receiver(Cli cli) throws Exception {
        try (TopicWriter<Receiver> writer =
                TopicWriter.receivers(cli.topics(), cli.serdes(), cli.client(), Clock.systemUTC())) {
            writer.write(List.of(Receiver.newBuilder()
                    .setId("desk")
                    .setUrl("http://127.0.0.1:9/nobody")
                    .setSecret("whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldY")
                    .setCreatedAt(NOON)
                    .setUpdatedAt(NOON)
                    .setEnteredBy(EnteredBy.API)
                    .build()));
        }
    }

    /** Records that none of ours wrote, with and without a key, and one of a transaction that was given up. */
    private static void strays(Cli cli) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cli.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> noise =
                    new ProducerRecord<>(cli.topics().reports(), 0, 1_000L, null, "no Avro".getBytes(UTF_8));
            noise.headers().add("trace", "t-1".getBytes(UTF_8)).add("trace", null);
            producer.send(noise).get(20, TimeUnit.SECONDS);
            producer.send(new ProducerRecord<>(
                            cli.topics().reports(), "noise".getBytes(UTF_8), new byte[] {0, 1, 2, 3, 4, 5}))
                    .get(20, TimeUnit.SECONDS);
        }
        Map<String, Object> settings = new TreeMap<>(cli.client());
        settings.put("transactional.id", cli.topics().prefix() + "given-up");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(
                            cli.topics().reports(), "noise".getBytes(UTF_8), "never".getBytes(UTF_8)))
                    .get(20, TimeUnit.SECONDS);
            producer.abortTransaction();
        }
    }

    // --- what came of it ---

    private static List<ConsumerRecord<byte[], byte[]>> contents(Cli cli, String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        TopicContents.read(cli.client(), topic, all::add);
        return all;
    }

    /** The records of the topics of record, by topic and key, in order: values, headers, times. */
    private static Map<String, List<String>> records(Cli cli, Topics topics) {
        Map<String, List<String>> records = new TreeMap<>();
        for (String topic : List.of(
                topics.reports(),
                topics.decisions(),
                topics.sources(),
                topics.places(),
                topics.parties(),
                topics.acknowledgements())) {
            for (ConsumerRecord<byte[], byte[]> item : contents(cli, topic)) {
                String key = topic.substring(topics.prefix().length()) + " "
                        + (item.key() == null ? null : new String(item.key(), UTF_8));
                StringBuilder told = new StringBuilder(item.timestamp() + " " + hex(item.value()));
                item.headers()
                        .forEach(h ->
                                told.append(' ').append(h.key()).append('=').append(hex(h.value())));
                records.computeIfAbsent(key, k -> new ArrayList<>()).add(told.toString());
            }
        }
        assertThat(records).hasSizeGreaterThan(500).containsKeys("reports.v1 null", "acknowledgements.v1 a-1");
        return records;
    }

    /** The keys under which two hold something else. */
    private static List<String> differing(Map<String, List<String>> one, Map<String, List<String>> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(one.get(key), other.get(key)))
                .toList();
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
    }

    /** As a service that writes under the new prefix puts the next of the same key. */
    private static void assertPartitioned(Cli cli, Topics to) {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition = contents(cli, to.reports()).stream()
                .filter(item -> item.key() != null)
                .collect(Collectors.groupingBy(ConsumerRecord::partition));
        assertThat(byPartition).hasSize(5);
        byPartition.forEach((partition, items) ->
                assertThat(items).allMatch(item -> Utils.toPositive(Utils.murmur2(item.key())) % 5 == partition));
    }

    private static Set<String> topics(Cli cli) throws Exception {
        try (Admin admin = Admin.create(cli.client())) {
            return admin.listTopics().names().get();
        }
    }

    private static void awaitCaughtUp(Service service) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> service.status().caughtUp());
    }

    /** States and timelines of all towns; versions count changes, in the order in which reports happened to be read. */
    private static Map<String, String> told(URI service) throws Exception {
        Map<String, String> told = new TreeMap<>();
        for (JsonNode town : get(service, "/api/towns")) {
            String id = town.path("townId").asText();
            told.put(id, body(service, "/api/towns/" + id).replaceAll("\"version\":[0-9]+", "\"version\":0"));
            told.put(id + " timeline", body(service, "/api/towns/" + id + "/timeline"));
        }
        return told;
    }

    private static JsonNode get(URI service, String path) throws Exception {
        return JSON.readTree(body(service, path));
    }

    private static String body(URI service, String path) throws Exception {
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(service.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
