package org.claimline.faults;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.claimline.avro.Dispute;
import org.claimline.avro.SourceReport;
import org.claimline.avro.TownState;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.ReconcileTopology;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputesTopology;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.normalise.NormaliseSettings;

/** What both topologies make of a war when nothing fails: no brokers, one partition, test drivers. */
final class DrivenRun {
    private static final Topics TOPICS = Topics.LIVE;
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");

    private DrivenRun() {}

    static Seen of(List<SourceReport> reports, int towns, Path directory) {
        ContractSerdes serdes = ContractSerdes.connect("mock://faults", Map.of());
        SchemaRegistrar.register(serdes.registry());
        Topology reconcile = ReconcileTopology.build(TOPICS, serdes, NormaliseSettings.of(1));
        Topology disputes = DisputesTopology.build(TOPICS, serdes, DisputesTopology.Settings.of(1));
        try (TopologyTestDriver first = driver(reconcile, "reconcile", directory);
                TopologyTestDriver second = driver(disputes, "disputes", directory)) {
            Cast.parties().forEach(party -> pipe(first, TOPICS.parties(), party.getId(), party, serdes.parties()));
            Cast.places(towns).forEach(place -> pipe(first, TOPICS.places(), place.getId(), place, serdes.places()));
            Cast.sources().forEach(source -> pipe(first, TOPICS.sources(), source.getId(), source, serdes.sources()));
            // what registers say is seen after a while
            first.advanceWallClockTime(Duration.ofSeconds(1));
            reports.forEach(report -> pipe(first, TOPICS.reports(), report.getSourceId(), report, serdes.reports()));
            first.advanceWallClockTime(Duration.ofMinutes(1));

            List<TestRecord<String, byte[]>> changes = read(first, TOPICS.townChanges());
            TestInputTopic<String, byte[]> next =
                    second.createInputTopic(TOPICS.townChanges(), new StringSerializer(), new ByteArraySerializer());
            changes.forEach(next::pipeInput);
            second.advanceWallClockTime(Duration.ofMinutes(1));

            Map<String, List<Long>> versions = new HashMap<>();
            Map<String, TownState> states = new TreeMap<>();
            for (TestRecord<String, byte[]> state : read(first, TOPICS.townStates())) {
                versions.computeIfAbsent(state.key(), town -> new ArrayList<>())
                        .add(Long.parseLong(new String(
                                state.headers()
                                        .lastHeader(FoldStage.VERSION_HEADER)
                                        .value(),
                                StandardCharsets.UTF_8)));
                last(states, state.key(), value(state, TOPICS.townStates(), serdes.townStates()));
            }
            Map<String, Dispute> all = new TreeMap<>();
            read(second, TOPICS.disputes())
                    .forEach(told -> last(all, told.key(), value(told, TOPICS.disputes(), serdes.disputes())));
            return new Seen(
                    reports.size(),
                    states,
                    versions,
                    changes.stream()
                            .map(change -> value(change, TOPICS.townChanges(), serdes.townChanges()))
                            .toList()::forEach,
                    all,
                    read(second, TOPICS.alerts()).stream()
                            .map(alert -> value(alert, TOPICS.alerts(), serdes.alerts()))
                            .toList(),
                    read(first, TOPICS.deadLetters()).size());
        }
    }

    private static TopologyTestDriver driver(Topology topology, String id, Path directory) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve(id).toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put("processing.exception.handler.global.enabled", true);
        return new TopologyTestDriver(topology, settings, NOW);
    }

    private static <T extends SpecificRecord> void pipe(
            TopologyTestDriver driver, String topic, String key, T value, Serde<T> serde) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, serde.serializer().serialize(topic, value), NOW);
    }

    private static List<TestRecord<String, byte[]>> read(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static <T> T value(TestRecord<String, byte[]> item, String topic, Serde<T> serde) {
        return serde.deserializer().deserialize(topic, item.value());
    }

    private static <T> void last(Map<String, T> latest, String key, T value) {
        if (value == null) {
            latest.remove(key);
        } else {
            latest.put(key, value);
        }
    }
}
