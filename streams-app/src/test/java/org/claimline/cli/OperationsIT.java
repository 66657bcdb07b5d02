package org.claimline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.acceptance.Patience;
import org.claimline.avro.Assertion;
import org.claimline.avro.Reliability;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.ingest.SeedFeed;
import org.claimline.ingest.TopicContents;
import org.claimline.ingest.TopicWriter;
import org.claimline.local.SharedBroker;
import org.claimline.local.SharedRegistry;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.LocalStores;
import org.claimline.topology.StreamsApp;
import org.claimline.topology.StreamsSettings;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputesTopology;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do, beside a service on a real broker. */
class OperationsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Patience.LONG;
    private static final Instant NOON = Instant.parse("2024-12-06T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    @Tag("long")
    void whatIsDerivedIsTheSameAfterAReset() throws Exception {
        Cli cli = Cli.seeded();
        try (Service service = service(cli)) {
            service.intake().take(SeedFeed.load());
            send(cli, "stranger", "no Avro at all".getBytes(UTF_8));
            awaitCaughtUp(service);
            assertThat(cli.run("reset", "--yes").errors()).contains("instances are at work", "reconcile");
        }
        keepLonger(cli);
        Map<String, Object> before = derived(cli);
        assertThat(before).hasSizeGreaterThan(80);

        assertThat(cli.run("reset", "--dry-run").out()).contains(cli.topics().claims(), "-changelog", "--dry-run");
        assertThat(derived(cli)).isEqualTo(before);
        Cli.Ran reset = cli.run("reset", "--yes", "--json");
        assertThat(reset.code()).as(reset.errors()).isZero();
        assertThat(derived(cli)).isEmpty();
        assertThat(setting(cli, cli.topics().alerts(), "retention.ms")).isEqualTo("99999999999");

        // the stores of before are still on disk; they belong to topics that are gone
        try (Service service = service(cli)) {
            awaitCaughtUp(service);
        }
        assertThat(derived(cli)).isEqualTo(before);

        assertThat(cli.run("reset", "disputes", "--yes", "--state-dir", directory.toString())
                        .code())
                .isZero();
        try (Service service = service(cli)) {
            awaitCaughtUp(service);
        }
        assertThat(derived(cli)).isEqualTo(before);
        JsonNode hama =
                JSON.readTree(cli.run("states", "--json", "--town", "hama").out());
        assertThat(hama.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(cli.run("states", "--town", "atlantis").code()).isEqualTo(1);
    }

    @Test
    void deadLettersGoBackOnceTheirCauseIsGone() throws Exception {
        Cli cli = Cli.seeded();
        try (Service service = service(cli)) {
            send(cli, "noise", new byte[] {0, 1, 2, (byte) 0xff});
            send(
                    cli,
                    "nobody-knows",
                    cli.serdes().reports().serializer().serialize(cli.topics().reports(), report()));
            await().atMost(PATIENCE)
                    .until(() -> cli.run("dead-letters", "list").out().contains("2 dead letters"));

            List<JsonNode> letters =
                    lines(cli.run("dead-letters", "list", "--json").out());
            JsonNode faulty = letters.stream()
                    .filter(l -> !l.path("faults").isEmpty())
                    .findFirst()
                    .orElseThrow();
            String id = faulty.path("id").asText();
            assertThat(faulty.path("why").asText()).contains("/claims/0/stance", "nobody-knows");
            assertThat(cli.run("dead-letters", "list").out())
                    .contains(id, cli.topics().reports());

            String shown = cli.run("dead-letters", "show", id).out();
            assertThat(shown).contains("/claims/0/stance", "header      trace: t-1", "\"reportId\" : \"r-77\"");
            assertThat(shown).doesNotContain("\tat ");
            String noise = letters.stream()
                    .filter(l -> l.path("faults").isEmpty())
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();
            Cli.Ran hex = cli.run("dead-letters", "show", noise);
            assertThat(hex.out()).as(hex.errors()).contains("00 01 02 ff");

            assertThat(cli.run("dead-letters", "resubmit", "--all", "--dry-run").out())
                    .contains("2 dead letters would be");
            enter(cli, "nobody-knows");
            awaitCaughtUp(service);
            assertThat(cli.run("dead-letters", "resubmit", "--all", "--reason", "nobody-knows")
                            .out())
                    .contains("1 dead letter resubmitted");
            await().atMost(PATIENCE)
                    .until(() ->
                            cli.run("states", "--town", "hama", "--json").out().contains("\"hama\""));

            assertThat(headers(cli, "nobody-knows").get(1))
                    .isEqualTo(Map.of("trace", "t-1", Letter.RESUBMITTED_FROM, id));
            cli.run("dead-letters", "resubmit", noise);
            await().atMost(PATIENCE)
                    .until(() -> cli.run("dead-letters", "list").out().contains("[again as "));
            assertThat(cli.run("dead-letters", "resubmit", "--all", "--dry-run", "--reason", "Unknown magic")
                            .out())
                    .doesNotContain(noise + " to");
            assertThat(cli.run("dead-letters", "show", "0-999").code()).isEqualTo(1);
        }
    }

    @Test
    void storesOnDiskAreKeptAsLongAsTheTopicsTheyWereFilledFromAndNoLonger() throws Exception {
        Cli cli = Cli.seeded();
        String id = Applications.disputesId(cli.topics());
        Path store = directory.resolve(id).resolve("0_0").resolve("rocksdb");
        StreamsApp app = new StreamsApp(
                "disputes",
                DisputesTopology.build(
                        cli.topics(), cli.serdes(), DisputesTopology.Settings.of(TopicLayout.DEFAULT_PARTITIONS)),
                StreamsSettings.of(id, cli.topics(), SharedBroker.bootstrapServers(), directory),
                () -> true);
        try (Admin admin = Admin.create(cli.client())) {
            Files.createDirectories(store);
            assertThat(LocalStores.forgetForeign(
                            admin, directory, id, cli.topics().disputes(), app))
                    .isTrue();
            assertThat(store).doesNotExist();

            Files.createDirectories(store);
            assertThat(LocalStores.forgetForeign(
                            admin, directory, id, cli.topics().disputes(), app))
                    .isFalse();
            assertThat(store).exists();

            assertThat(cli.run("reset", "disputes", "--yes").code()).isZero();
            assertThat(LocalStores.forgetForeign(
                            admin, directory, id, cli.topics().disputes(), app))
                    .isTrue();
            assertThat(store).doesNotExist();
        } finally {
            app.close();
        }
    }

    @Test
    void setupBringsIntoBeingWhatIsMissingAndLeavesWhatIsThere() throws Exception {
        Topics topics = new Topics(SharedBroker.uniqueName("setup") + ".");
        Cli cli = new Cli(topics, ContractSerdes.connect(SharedRegistry.url(), Map.of()));
        Path tables = Files.createDirectories(directory.resolve("tables"));
        Files.writeString(tables.resolve("parties.csv"), "id,name,camp,memberOf,aliases\nours,Ours,OPPOSITION,,\n");

        JsonNode first = JSON.readTree(
                cli.run("setup", "--json", "--registers", tables.toString()).out());
        assertThat(first.path("topics")).hasSameSizeAs(topics.all());
        assertThat(first.path("entered").toString()).isEqualTo("{\"parties\":1,\"places\":0,\"sources\":0}");

        Cli.Ran seeds = cli.run("setup");
        assertThat(seeds.out()).contains("topics: all were there").doesNotContain("registers: 0 parties");
        Cli.Ran again = cli.run("setup");
        assertThat(again.out()).contains("all 15 are there", "registers: 0 parties, 0 places and 0 sources entered");
        assertThat(again.code()).isZero();

        Cli.Ran nowhere = cli.run("setup", "--registers", tables.resolve("none").toString());
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.errors()).contains("is no directory").doesNotContain("\tat ");
        Cli.Ran none = cli.run(
                "setup",
                "--registers",
                Files.createDirectories(directory.resolve("empty")).toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.errors()).contains("has none of parties.csv");
    }

    @Test
    void schemasAreThereAndEqual() {
        Cli.Ran ran = Cli.plain("schemas", "check", "--registry", SharedRegistry.url());

        assertThat(ran.out()).contains("claimline.reports.v1-value", "BACKWARD_TRANSITIVE");
        assertThat(Cli.plain("schemas", "register", "--registry", SharedRegistry.url())
                        .code())
                .isZero();
        assertThat(Cli.plain("schemas", "check", "--registry", SharedRegistry.url())
                        .code())
                .isZero();
        Cli.Ran nobody = Cli.plain("schemas", "check", "--registry", "http://127.0.0.1:1");
        assertThat(nobody.code()).isEqualTo(69);
        assertThat(nobody.errors().lines()).singleElement().asString().contains("http://127.0.0.1:1");
    }

    private Service service(Cli cli) {
        ServiceConfig config = ServiceConfig.of(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", SharedBroker.bootstrapServers(),
                        "SCHEMA_REGISTRY_URL", SharedRegistry.url(),
                        "CLAIMLINE_TOPIC_PREFIX", cli.topics().prefix(),
                        "CLAIMLINE_PARTITIONS", String.valueOf(Cli.PARTITIONS),
                        "CLAIMLINE_STATE_DIR", directory.toString(),
                        "CLAIMLINE_HTTP_PORT", "0"))
                .onFreePort();
        Service service = Service.start(config, cli.serdes(), Clock.systemUTC());
        assertThat(service.awaitRead()).isTrue();
        service.tellReceivers();
        return service;
    }

    private static void awaitCaughtUp(Service service) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            HttpResponse<String> status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(service.uri().resolve("/api/status"))
                                    .build(),
                            BodyHandlers.ofString());
            return status.statusCode() == 200
                    && JSON.readTree(status.body()).path("caughtUp").asBoolean();
        });
    }

    /** The latest records of what readers outside see, by topic and key, and how many dead letters and alerts there are. */
    private static Map<String, Object> derived(Cli cli) {
        Map<String, Object> derived = new TreeMap<>();
        for (String topic : List.of(
                cli.topics().townStates(), cli.topics().disputes(), cli.topics().unplaced())) {
            TopicContents.read(cli.client(), topic, item -> {
                String key = topic + " " + TopicContents.key(item);
                if (item.value() == null) {
                    derived.remove(key);
                } else {
                    derived.put(key, ByteBuffer.wrap(item.value()));
                }
                return true;
            });
        }
        TopicContents.read(cli.client(), cli.topics().deadLetters(), item -> {
            derived.merge("dead letters", 1, (a, b) -> (int) a + (int) b);
            return true;
        });
        return derived;
    }

    private static void keepLonger(Cli cli) throws Exception {
        try (Admin admin = Admin.create(cli.client())) {
            ConfigResource alerts =
                    new ConfigResource(ConfigResource.Type.TOPIC, cli.topics().alerts());
            admin.incrementalAlterConfigs(Map.of(
                            alerts,
                            Set.of(new AlterConfigOp(
                                    new ConfigEntry("retention.ms", "99999999999"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static String setting(Cli cli, String topic, String name) throws Exception {
        try (Admin admin = Admin.create(cli.client())) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(name)
                    .value();
        }
    }

    private static void send(Cli cli, String key, byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(cli.client(), new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> item =
                    new ProducerRecord<>(cli.topics().reports(), key, value);
            item.headers().add("trace", "t-1".getBytes(UTF_8));
            producer.send(item).get(20, TimeUnit.SECONDS);
        }
    }

    private static SourceReport report() {
        return SourceReport.newBuilder()
                .setSourceId("nobody-knows")
                .setReportId("r-77")
                .setPublishedAt(NOON)
                .setClaims(List.of(ReportedClaim.newBuilder()
                        .setClaimId("c1")
                        .setPlace("Hama")
                        .setAssertion(Assertion.FIGHTING)
                        .setEventTime(NOON.minusSeconds(7200))
                        .build()))
                .build();
    }

    private static void enter(Cli cli, String id) throws Exception {
        try (TopicWriter<Source> sources =
                TopicWriter.sources(cli.topics(), cli.serdes(), cli.client(), Clock.systemUTC())) {
            sources.write(List.of(Source.newBuilder()
                    .setId(id)
                    .setName(id)
                    .setStance(Stance.NEUTRAL)
                    .setReliability(Reliability.B)
                    .setUpdatedAt(NOON)
                    .build()));
        }
    }

    /** The headers of each record of the archive with this key, in order. */
    private static List<Map<String, String>> headers(Cli cli, String key) {
        List<Map<String, String>> all = new ArrayList<>();
        TopicContents.read(cli.client(), cli.topics().reports(), item -> {
            if (TopicContents.key(item).equals(key)) {
                Map<String, String> headers = new TreeMap<>();
                item.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
                all.add(headers);
            }
            return true;
        });
        return all;
    }

    private static List<JsonNode> lines(String text) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
