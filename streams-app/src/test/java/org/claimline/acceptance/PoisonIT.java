package org.claimline.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.claimline.ingest.SeedFeed;
import org.claimline.local.EmbeddedBroker;
import org.claimline.local.registry.RegistryFacade;
import org.claimline.schema.Contract;
import org.claimline.topology.SentAt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile records on every topic that the service reads, in the middle of the seed feed: each becomes the one dead letter that it must become, or is passed
 * over, and every answer is that of an undisturbed run; so again after a restart on the same topics, and by an instance that begins from nothing.
 */
class PoisonIT {
    private static final Duration PATIENCE = Patience.LONG;
    private static final String PREFIX = "poison.";
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    /** Read by Kafka Streams: what cannot be read there is a dead letter. */
    private static final List<Contract> PROCESSED = List.of(
            Contract.REPORTS,
            Contract.DECISIONS,
            Contract.CLAIMS,
            Contract.TOWN_CHANGES,
            Contract.ALERTS,
            Contract.DELIVERY_ORDERS);

    private static final List<Contract> REGISTERS = List.of(Contract.SOURCES, Contract.PLACES, Contract.PARTIES);

    /** Read along only: what cannot be read there is passed over. */
    private static final List<Contract> READ_ALONG = List.of(
            Contract.TOWN_STATES,
            Contract.DISPUTES,
            Contract.UNPLACED,
            Contract.RECEIVERS,
            Contract.DELIVERIES,
            Contract.ACKNOWLEDGEMENTS);

    private static final List<String> ASKED = List.of(
            "/api/towns",
            "/api/towns.geojson",
            "/api/disputes",
            "/api/alerts?limit=1000",
            "/api/unplaced",
            "/api/decisions",
            "/api/sources",
            "/api/receivers",
            "/api/deliveries");

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    @Test
    void poisonOnEveryTopicIsADeadLetterOrPassedOverAndDisturbsNothing() throws IOException {
        poisoned();
    }

    /** Reset, so without any state, on the same topics. */
    @Test
    @Tag("long")
    void whoReadsAllOfItFromTheBeginningTellsTheSame() throws IOException {
        Poisoned poisoned = poisoned();
        Cluster cluster = poisoned.cluster();
        poisoned.program().terminate();
        poisoned.program().exitCode(PATIENCE);
        assertThat(programs.run(
                                directory.resolve("reset"),
                                Map.of(),
                                "reset",
                                "--yes",
                                "--bootstrap-servers",
                                cluster.brokers(),
                                "--prefix",
                                PREFIX)
                        .exitCode(PATIENCE))
                .isZero();

        Api anew = new Api(cluster.serve(programs, directory, "two").ready().page());

        assertCounts(poisoned.counts(), anew);
        cluster.answers(anew).assertSameAs(poisoned.undisturbed());
        assertThat(Poison.letters(cluster).keySet())
                .containsAll(poisoned.deadly().stream()
                        .filter(at -> isReport(at) || at.startsWith(PREFIX + "decisions"))
                        .toList());
        assertReady(anew);
    }

    /** What the feed became with poison in it: the program that has read it, and where the poison lies that is to be dead letters. */
    private record Poisoned(Cluster cluster, Program program, Counts counts, Answers undisturbed, Set<String> deadly) {}

    private Poisoned poisoned() throws IOException {
        EmbeddedBroker broker = programs.ending(EmbeddedBroker.inProcess(directory.resolve("broker"), Map.of()));
        RegistryFacade registry = programs.ending(RegistryFacade.start(broker.bootstrapServers(), 0));
        Answers undisturbed = Reference.get().answers();
        Cluster cluster =
                Cluster.seeded(broker.bootstrapServers(), registry.uri().toString(), PREFIX);
        Hostile hostile = new Hostile(cluster.serdes().registry());
        List<ProducerRecord<byte[], byte[]>> feed = serialized(cluster);
        int half = feed.size() / 2;
        Program one = cluster.serve(programs, directory, "one");
        Api api = new Api(one.ready().page());

        Map<String, Poison> deadly;
        Map<String, Set<String>> unreadable;
        int duplicates;
        try (Poison.Sender good = new Poison.Sender(cluster.client());
                Poison.Sender dead = new Poison.Sender(cluster.client());
                Poison.Sender passed = new Poison.Sender(cluster.client())) {
            feed.subList(0, half).forEach(item -> good.send("feed", item));
            api.caughtUp(half);
            poisonProcessed(cluster, hostile, feed.get(0), dead);
            unreadable = poisonRegisters(cluster, hostile, passed);
            duplicates = oddButGood(feed, half, good);
            feed.subList(half, feed.size()).forEach(item -> good.send("feed", item));
            deadly = dead.sent().stream().collect(Collectors.toMap(Poison::at, poison -> poison));
        }
        Counts counts = new Counts(feed.size(), duplicates, (int)
                deadly.keySet().stream().filter(this::isReport).count());

        assertLetters(deadly, cluster, api);
        assertCounts(counts, api);
        assertUnreadable(unreadable, api);
        cluster.answers(api).assertSameAs(undisturbed);

        Map<String, String> before = asked(api);
        poisonReadAlong(cluster, hostile);
        assertReady(api);
        assertCounts(counts, api);
        assertThat(asked(api)).containsExactlyInAnyOrderEntriesOf(before);

        one.terminate();
        one.exitCode(PATIENCE);
        Program again = cluster.serve(programs, directory, "one");
        Api restarted = new Api(again.ready().page());
        assertReady(restarted);
        assertCounts(counts, restarted);
        assertUnreadable(unreadable, restarted);
        assertThat(asked(restarted)).containsExactlyInAnyOrderEntriesOf(before);
        assertThat(Poison.letters(cluster)).hasSameSizeAs(deadly);
        return new Poisoned(cluster, again, counts, undisturbed, deadly.keySet());
    }

    private record Counts(int feed, int duplicates, int dead) {}

    private boolean isReport(String at) {
        return at.startsWith(PREFIX + "reports");
    }

    private void poisonProcessed(
            Cluster cluster, Hostile hostile, ProducerRecord<byte[], byte[]> report, Poison.Sender dead) {
        for (Contract contract : PROCESSED) {
            String topic = cluster.topics().of(contract);
            hostile.values(contract).forEach((what, value) -> dead.send(what, topic, "poison".getBytes(UTF_8), value));
            dead.send("null value", topic, "poison".getBytes(UTF_8), null);
            dead.send("null key and value", topic, null, null);
            dead.send("empty key and value", topic, new byte[0], new byte[0]);
            dead.send("null key", topic, null, "no Avro".getBytes(UTF_8));
            dead.send("key of no text", topic, new byte[] {0, (byte) 0xC3, (byte) 0x28}, "no Avro".getBytes(UTF_8));
            dead.send("five megabytes, compressed", topic, "poison".getBytes(UTF_8), new byte[FIVE_MEGABYTES]);
            dead.send("a key of five megabytes", topic, new byte[FIVE_MEGABYTES], "no Avro".getBytes(UTF_8));
            dead.send("a key of nearly a megabyte", topic, new byte[1_000_000], "no Avro".getBytes(UTF_8));
            dead.send("no time", Poison.withoutTime(topic, "poison".getBytes(UTF_8), "no time".getBytes(UTF_8)));
        }
        String reports = cluster.topics().reports();
        dead.send("another source's key", reports, "nobody".getBytes(UTF_8), report.value());
        dead.send("a report without a key", reports, null, report.value());
        dead.send(
                "a symbol from the future",
                reports,
                report.key(),
                hostile.future(Contract.REPORTS, report.value(), "BOMBED", read -> first(read, "claims")
                        .put("assertion", symbol(first(read, "claims"), "assertion", "BOMBED"))));
        ConsumerRecord<String, byte[]> claim =
                TopicRecords.all(cluster.brokers(), cluster.topics().claims()).get(0);
        dead.send("another town's key", claim.topic(), "nowhere".getBytes(UTF_8), claim.value());
        dead.send(
                "a symbol from the future",
                claim.topic(),
                claim.key().getBytes(UTF_8),
                hostile.future(
                        Contract.CLAIMS,
                        claim.value(),
                        "MERGE",
                        read -> read.put("kind", symbol(read, "kind", "MERGE"))));
        dead.send("another town's partition", elsewhere(claim));
        dead.send(
                "another town's partition",
                elsewhere(TopicRecords.all(cluster.brokers(), cluster.topics().townChanges())
                        .get(0)));
        dead.send(
                "the year 292 million",
                claim.topic(),
                claim.key().getBytes(UTF_8),
                hostile.future(Contract.CLAIMS, claim.value(), "NEVER", read -> ((GenericRecord) read.get("version"))
                        .put("eventTime", Long.MAX_VALUE)));
    }

    /** On the partition behind its own, as a client puts it that divides keys otherwise. */
    private static ProducerRecord<byte[], byte[]> elsewhere(ConsumerRecord<String, byte[]> item) {
        return new ProducerRecord<>(
                item.topic(),
                (item.partition() + 1) % Cluster.PARTITIONS,
                item.key().getBytes(UTF_8),
                item.value());
    }

    /** Returns the keys whose newest record cannot be read then, by topic. */
    private static Map<String, Set<String>> poisonRegisters(Cluster cluster, Hostile hostile, Poison.Sender passed) {
        Map<String, Set<String>> unreadable = new TreeMap<>();
        for (Contract contract : REGISTERS) {
            Set<String> keys = new TreeSet<>();
            String topic = cluster.topics().of(contract);
            String known = TopicRecords.all(cluster.brokers(), topic).get(0).key();
            hostile.values(contract).forEach((what, value) -> {
                passed.send(what, topic, known.getBytes(UTF_8), value);
                passed.send(what, topic, ("poison " + what).getBytes(UTF_8), value);
                keys.add("poison " + what);
            });
            passed.send("null key", topic, null, new byte[] {1});
            passed.send("null", topic, null, null);
            passed.send("empty", topic, new byte[0], new byte[0]);
            passed.send("five megabytes", topic, "large".getBytes(UTF_8), new byte[FIVE_MEGABYTES]);
            passed.send("no time", Poison.withoutTime(topic, known.getBytes(UTF_8), new byte[] {1}));
            keys.addAll(List.of(known, "large", ""));
            passed.send("bad and taken back", topic, "taken back".getBytes(UTF_8), new byte[] {1});
            passed.send("bad and taken back", topic, "taken back".getBytes(UTF_8), null);
            unreadable.put(topic, keys);
        }
        return unreadable;
    }

    private static void assertUnreadable(Map<String, Set<String>> expected, Api api) {
        await("what cannot be read in registers").atMost(PATIENCE).untilAsserted(() -> {
            Map<String, Set<String>> told = new TreeMap<>();
            api.json("/api/status").path("unreadable").forEach(entry -> told.computeIfAbsent(
                            entry.path("record").asText().replaceAll("-\\d+@\\d+$", ""), topic -> new TreeSet<>())
                    .add(entry.path("id").asText()));
            assertThat(told).isEqualTo(expected);
            assertThat(Scrape.of(api).series().entrySet().stream()
                            .filter(series -> series.getKey().startsWith("claimline_unreadable_entries{"))
                            .mapToDouble(Map.Entry::getValue)
                            .sum())
                    .isEqualTo(expected.values().stream().mapToInt(Set::size).sum());
        });
    }

    /** Reports that were sent before, with headers and times that are none. Each is a duplicate. */
    private static int oddButGood(List<ProducerRecord<byte[], byte[]>> feed, int half, Poison.Sender good) {
        List<String> told = List.of("", "-5", "yesterday", "999999999999999999", "\u0000", "9".repeat(200_000));
        for (String text : told) {
            ProducerRecord<byte[], byte[]> item = feed.get(half / 2);
            good.send(
                    "header",
                    new ProducerRecord<>(
                            item.topic(),
                            null,
                            1L,
                            item.key(),
                            item.value(),
                            List.of(
                                    new RecordHeader(SentAt.HEADER, text.getBytes(UTF_8)),
                                    new RecordHeader("__streams.errors.topic", new byte[] {1}),
                                    new RecordHeader(SentAt.HEADER, text.getBytes(UTF_8)))));
        }
        good.send(
                "no time",
                Poison.withoutTime(
                        feed.get(1).topic(), feed.get(1).key(), feed.get(1).value()));
        good.send(
                "header without a value",
                new ProducerRecord<>(
                        feed.get(2).topic(),
                        null,
                        feed.get(2).key(),
                        feed.get(2).value(),
                        List.of(new RecordHeader(SentAt.HEADER, (byte[]) null))));
        return told.size() + 2;
    }

    private static void poisonReadAlong(Cluster cluster, Hostile hostile) {
        try (Poison.Sender passed = new Poison.Sender(cluster.client())) {
            for (Contract contract : READ_ALONG) {
                String topic = cluster.topics().of(contract);
                hostile.values(contract)
                        .forEach((what, value) -> passed.send(what, topic, "poison|poison".getBytes(UTF_8), value));
                passed.send("empty", topic, new byte[0], new byte[0]);
                passed.send("five megabytes", topic, "poison".getBytes(UTF_8), new byte[FIVE_MEGABYTES]);
                passed.send("no time", Poison.withoutTime(topic, new byte[] {1}, new byte[] {1}));
            }
            String states = cluster.topics().townStates();
            Map<String, byte[]> latest = TopicRecords.latest(cluster.brokers(), states);
            List<String> towns = latest.keySet().stream()
                    .filter(key -> !key.startsWith("poison") && !key.isEmpty())
                    .toList();
            passed.send("another town's state", states, towns.get(0).getBytes(UTF_8), latest.get(towns.get(1)));
        }
    }

    private static void assertLetters(Map<String, Poison> deadly, Cluster cluster, Api api) {
        Map<String, ConsumerRecord<byte[], byte[]>> letters = await("dead letters")
                .atMost(PATIENCE)
                .until(() -> Poison.letters(cluster), found -> found.size() >= deadly.size() || isDead(api));
        assertThat(new TreeSet<>(letters.keySet()))
                .as(
                        "missing %s",
                        deadly.values().stream()
                                .filter(poison -> !letters.containsKey(poison.at()))
                                .map(poison -> poison.what() + " " + poison.at())
                                .toList())
                .isEqualTo(new TreeSet<>(deadly.keySet()));
        letters.forEach((at, letter) -> {
            Poison poison = deadly.get(at);
            byte[] key = poison.sent().key();
            byte[] value = poison.sent().value();
            boolean cut = (key == null ? 0 : key.length) + (value == null ? 0 : value.length) >= FIVE_MEGABYTES;
            assertThat(Poison.header(letter, "claimline.cut").isEmpty())
                    .as(poison.what())
                    .isEqualTo(!cut);
            if (!cut) {
                assertThat(letter.key()).as(poison.what()).isEqualTo(key);
                assertThat(letter.value()).as(poison.what()).isEqualTo(value);
            }
            assertThat(Poison.header(letter, "__streams.errors.exception"))
                    .as(poison.what())
                    .isNotEmpty();
            assertThat(Poison.header(letter, "__streams.errors.message"))
                    .as(poison.what())
                    .isNotEmpty();
        });
    }

    private static void assertCounts(Counts counts, Api api) throws IOException {
        int received = counts.feed() + counts.duplicates() + counts.dead();
        JsonNode reports = api.caughtUp(received).path("reports");
        assertThat(reports.path("deadLettered").asInt()).as(reports.toString()).isEqualTo(counts.dead());
        assertThat(reports.path("duplicate").asInt()).as(reports.toString()).isEqualTo(counts.duplicates());
        Map<String, Double> told = await("figures")
                .atMost(PATIENCE)
                .until(() -> figures(api), figures -> figures.getOrDefault("received", 0.0) == received);
        assertThat(told.get("accepted") + told.get("duplicate") + told.get("superseded") + told.get("dead_lettered"))
                .as(told.toString())
                .isEqualTo(received);
        assertThat(told.get("dead_lettered")).as(told.toString()).isEqualTo(counts.dead());
        assertReady(api);
    }

    /** Of reports, by what became of them. */
    private static Map<String, Double> figures(Api api) {
        Map<String, Double> told = new HashMap<>();
        Scrape.of(api).series().forEach((series, value) -> {
            if (series.startsWith("claimline_reports{")) {
                told.merge(series.replaceAll(".*outcome=\"([^\"]*)\".*", "$1"), value, Double::sum);
            }
        });
        return told;
    }

    private static void assertReady(Api api) throws IOException {
        assertThat(api.get("/health/liveness").body()).contains("UP");
        await("readiness")
                .atMost(PATIENCE)
                .until(() -> api.get("/health/readiness").statusCode() == 200);
    }

    private static boolean isDead(Api api) {
        try {
            return api.get("/health/liveness").statusCode() != 200;
        } catch (IOException e) {
            return true;
        }
    }

    private static Map<String, String> asked(Api api) {
        Map<String, String> answers = new TreeMap<>();
        ASKED.forEach(path -> answers.put(path, api.body(path)));
        return answers;
    }

    private static List<ProducerRecord<byte[], byte[]>> serialized(Cluster cluster) {
        String topic = cluster.topics().reports();
        var serializer = cluster.serdes().reports().serializer();
        return SeedFeed.load().stream()
                .map(report -> new ProducerRecord<>(
                        topic, report.getSourceId().getBytes(UTF_8), serializer.serialize(topic, report)))
                .toList();
    }

    private static GenericRecord first(GenericRecord record, String list) {
        return (GenericRecord) ((List<?>) record.get(list)).get(0);
    }

    private static GenericData.EnumSymbol symbol(GenericRecord record, String field, String symbol) {
        return new GenericData.EnumSymbol(record.getSchema().getField(field).schema(), symbol);
    }
}
