package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.acceptance.Patience;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Reliability;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.local.EmbeddedBroker;
import org.claimline.local.registry.RegistryFacade;
import org.claimline.topology.normalise.NormaliseSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application on a real broker: what the test driver cannot show. */
class ReconcileAppIT {
    private static final Instant NOW = Instant.parse("2024-11-30T12:00:00Z");
    private static final Duration PATIENCE = Patience.LONG;
    private static final int PARTITIONS = 3;

    private static final AtomicInteger NAMES = new AtomicInteger();

    @TempDir
    private static Path brokerDir;

    /** Of its own, because its registry comes and goes. */
    private static EmbeddedBroker broker;

    private final String name = "reconcile-" + NAMES.incrementAndGet();
    private final Topics topics = new Topics(name + ".");
    private final String brokers = broker.bootstrapServers();
    private RegistryFacade registry = RegistryFacade.start(brokers, 0);
    private final int registryPort = registry.uri().getPort();
    private ContractSerdes serdes = connect();
    private StreamsApp app;

    @TempDir
    private Path stateDir;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.inProcess(brokerDir, Map.of());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void bringIntoBeing() {
        SchemaRegistrar.register(serdes.registry());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            TopicAdmin.ensure(admin, TopicLayout.of(topics, PARTITIONS));
        }
        place("hama");
        for (String source : List.of("one", "two", "three", "four", "five")) {
            source(source);
            report(source, "r1", "Hama");
        }
    }

    @AfterEach
    void close() {
        app.close();
        registry.close();
    }

    @Test
    void registersEditedWhileItWasDownAreFollowedAfterARestart() {
        report("one", "r2", "Suqaylabiyah");
        start();
        claimsUntil(events -> events.size() == 5);
        assertThat(app.close(true)).isTrue();

        place("suqaylabiyah");
        start();

        List<ClaimEvent> events = claimsUntil(all -> all.size() == 6);
        assertThat(events.get(5).getTownId()).isEqualTo("suqaylabiyah");
    }

    @Test
    void aDecisionAboutASourceReachesEveryPartition() {
        start();
        claimsUntil(events -> events.size() == 5);

        for (String source : List.of("one", "two", "three", "four", "five")) {
            DeskDecision suspend = DeskDecision.newBuilder()
                    .setDecisionId("d-" + source)
                    .setKind(DecisionKind.SUSPEND_SOURCE)
                    .setTargetSourceId(source)
                    .setDecidedAt(NOW)
                    .setEditor("desk-1")
                    .setReason("as the test wants it")
                    .build();
            send(topics.decisions(), source, serdes.decisions(), suspend);
        }

        List<ClaimEvent> events = claimsUntil(all -> all.size() == 15);
        assertThat(events.stream()
                        .filter(event -> event.getContent() != null
                                && !event.getContent().getRated()))
                .hasSize(5);
    }

    @Test
    @Tag("long")
    void aRegistryThatIsAwayStopsItAndNothingIsLostOrDead() {
        registry.close();
        serdes = connect();
        start();
        await().atMost(PATIENCE).until(() -> app.health() == StreamsApp.Health.WAITING_FOR_REGISTRY);

        registry = RegistryFacade.start(brokers, registryPort);

        claimsUntil(events -> events.size() == 5);
        await().atMost(PATIENCE).until(() -> app.health() == StreamsApp.Health.READY);
        assertThat(read(topics.deadLetters(), 1)).isEmpty();
    }

    private void start() {
        StreamsSettings settings = StreamsSettings.of(topics.prefix() + name, topics, brokers, stateDir);
        app = new StreamsApp(
                name,
                ReconcileTopology.build(topics, serdes, NormaliseSettings.of(PARTITIONS)),
                settings,
                RegistryProbe.of(serdes.registry()));
        app.start();
    }

    private ContractSerdes connect() {
        return ContractSerdes.connect("http://localhost:" + registry.uri().getPort(), Map.of());
    }

    private List<ClaimEvent> claimsUntil(Predicate<List<ClaimEvent>> enough) {
        return await().atMost(PATIENCE)
                .until(
                        () -> read(topics.claims(), PARTITIONS).stream()
                                .map(bytes -> serdes.claims().deserializer().deserialize(topics.claims(), bytes))
                                .toList(),
                        enough);
    }

    private List<byte[]> read(String topic, int partitions) {
        List<byte[]> values = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed", "fetch.max.wait.ms", 10);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            for (int i = 0; i < partitions; i++) {
                TopicPartition partition = new TopicPartition(topic, i);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                }
            }
        }
        return values;
    }

    private void place(String id) {
        Place place = Place.newBuilder()
                .setId(id)
                .setName(id)
                .setKind(PlaceKind.TOWN)
                .setUpdatedAt(NOW)
                .build();
        send(topics.places(), id, serdes.places(), place);
    }

    private void source(String id) {
        Source source = Source.newBuilder()
                .setId(id)
                .setName(id)
                .setStance(Stance.NEUTRAL)
                .setReliability(Reliability.B)
                .setUpdatedAt(NOW)
                .build();
        send(topics.sources(), id, serdes.sources(), source);
    }

    private void report(String source, String id, String place) {
        SourceReport report = SourceReport.newBuilder()
                .setSourceId(source)
                .setReportId(id)
                .setPublishedAt(NOW.minusSeconds(3600))
                .setClaims(List.of(ReportedClaim.newBuilder()
                        .setClaimId("c1")
                        .setPlace(place)
                        .setAssertion(Assertion.FIGHTING)
                        .setEventTime(NOW.minusSeconds(7200))
                        .build()))
                .build();
        send(topics.reports(), source, serdes.reports(), report);
    }

    private <T extends SpecificRecord> void send(String topic, String key, Serde<T> serde, T value) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", brokers, "client.id", UUID.randomUUID().toString());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, serde.serializer().serialize(topic, value)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
