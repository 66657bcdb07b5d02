package org.claimline.topology.normalise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.claimline.avro.Camp;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.avro.UnplacedClaim;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;

/** Normalise in a test driver, with a register of Hama, Homs and Qomhana, two parties, and a channel of each camp. */
final class NormaliseDriver implements AutoCloseable {
    static final Topics TOPICS = Topics.LIVE;

    /** A row of claims.v1: which version of which claim in which town; with its content and end, as the topic has it in the end. */
    record Row(String town, String version, String content, String until) {}

    final ContractSerdes serdes = ContractSerdes.connect("mock://" + UUID.randomUUID(), Map.of());
    final TopologyTestDriver driver;
    final List<ClaimEvent> events = new ArrayList<>();

    NormaliseDriver() {
        this(NormaliseSettings.of(1));
    }

    NormaliseDriver(NormaliseSettings normalise) {
        SchemaRegistrar.register(serdes.registry());
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "normalise");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/driver/" + UUID.randomUUID());
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        NormaliseStage.addTo(builder, TOPICS, serdes, normalise);
        Topology topology = builder.build();
        NormaliseStage.addSinks(topology, TOPICS, serdes);
        driver = new TopologyTestDriver(topology, settings, Instant.parse("2024-12-10T00:00:00Z"));

        party(Feed.party("regime", Camp.REGIME));
        party(Feed.party("opposition", Camp.OPPOSITION));
        source(Feed.source("rebel-channel", Stance.PRO_OPPOSITION, Reliability.C));
        source(Feed.source("state-agency", Stance.PRO_REGIME, Reliability.C));
        place(Feed.place("hama", "Hama", "Hamah"));
        place(Feed.place("homs", "Homs"));
        place(Feed.place("qomhana", "Hama", "Kamhana"));
        followRegisters();
    }

    void report(SourceReport report) {
        reportAs(report.getSourceId(), serdes.reports().serializer().serialize(TOPICS.reports(), report));
    }

    void reportAs(String key, byte[] value) {
        TestInputTopic<String, byte[]> topic =
                driver.createInputTopic(TOPICS.reports(), new StringSerializer(), new ByteArraySerializer());
        topic.pipeInput(key, value, Instant.parse("2024-12-10T00:00:00Z"));
    }

    void decision(DeskDecision decision) {
        input(TOPICS.decisions(), serdes.decisions()).pipeInput("target", decision);
    }

    void source(Source source) {
        input(TOPICS.sources(), serdes.sources()).pipeInput(source.getId(), source);
    }

    void party(Party party) {
        input(TOPICS.parties(), serdes.parties()).pipeInput(party.getId(), party);
    }

    void place(Place place) {
        input(TOPICS.places(), serdes.places()).pipeInput(place.getId(), place);
    }

    void placeBytes(String id, byte[] value) {
        driver.createInputTopic(TOPICS.places(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(id, value);
    }

    void followRegisters() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    /** The events since the last time this was asked. */
    List<ClaimEvent> newEvents() {
        List<ClaimEvent> fresh = output(TOPICS.claims(), serdes.claims()).readRecordsToList().stream()
                .map(TestRecord::value)
                .toList();
        events.addAll(fresh);
        return fresh;
    }

    List<TestRecord<String, UnplacedClaim>> unplaced() {
        return output(TOPICS.unplaced(), serdes.unplaced()).readRecordsToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(TOPICS.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    long count(Counter counter) {
        return Counters.read(driver.<String, byte[]>getKeyValueStore(NormaliseStores.COUNTERS)
                .get(counter.name()));
    }

    /** What claims.v1 says in the end. */
    Map<String, Row> rows() {
        newEvents();
        Map<String, Row> rows = new TreeMap<>();
        for (ClaimEvent event : events) {
            String key = event.getTownId() + " " + event.getVersion();
            if (event.getKind() == ClaimEventKind.PUT) {
                rows.put(
                        key,
                        new Row(
                                event.getTownId(),
                                event.getVersion().toString(),
                                event.getContent() + " " + event.getPlace(),
                                event.getKnownUntil() == null
                                        ? ""
                                        : event.getKnownUntil().toString()));
            } else if (event.getKnownUntil().equals(event.getVersion().getKnownFrom())) {
                rows.remove(key);
            } else {
                rows.computeIfPresent(
                        key,
                        (k, row) -> new Row(
                                row.town(),
                                row.version(),
                                row.content(),
                                event.getKnownUntil().toString()));
            }
        }
        return rows;
    }

    /** The towns in which a row stands, with its span of known time in hours: {@code hama 9.0-12.0}. */
    List<String> spans() {
        newEvents();
        return rows().values().stream()
                .map(row -> row.town() + " "
                        + hour(Instant.parse(row.version().replaceAll(".*\"knownFrom\": \"?([^\"}]+)\"?.*", "$1")))
                        + "-" + (row.until().isEmpty() ? "" : hour(Instant.parse(row.until()))))
                .sorted()
                .toList();
    }

    private static String hour(Instant time) {
        return Double.toString(Duration.between(Feed.DAY, time).toMinutes() / 60.0);
    }

    private <T extends SpecificRecord> TestInputTopic<String, T> input(String topic, Serde<T> serde) {
        return driver.createInputTopic(topic, new StringSerializer(), serde.serializer());
    }

    private <T extends SpecificRecord> TestOutputTopic<String, T> output(String topic, Serde<T> serde) {
        return driver.createOutputTopic(topic, new StringDeserializer(), serde.deserializer());
    }

    @Override
    public void close() {
        driver.close();
    }
}
