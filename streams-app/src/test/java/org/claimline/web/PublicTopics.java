package org.claimline.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Dispute;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.avro.UnplacedClaim;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.ReconcileTopology;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputesTopology;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.normalise.NormaliseSettings;

/** What both topologies write of reports into the topics that others read, and the rows that questions are answered from. */
final class PublicTopics {
    private static final Topics TOPICS = Topics.LIVE;
    private static final Instant NOW = Instant.parse("2024-12-10T00:00:00Z");

    final Map<String, TownState> states = new HashMap<>();
    final List<TownChange> changes = new ArrayList<>();
    final Map<String, Dispute> disputes = new HashMap<>();
    final List<ContestedAlert> alerts = new ArrayList<>();
    final Map<String, UnplacedClaim> unplaced = new HashMap<>();
    final Map<String, List<ClaimRow>> rows = new HashMap<>();

    private final ContractSerdes serdes = ContractSerdes.connect("mock://" + UUID.randomUUID(), Map.of());

    PublicTopics(
            List<Place> places,
            List<Party> parties,
            List<Source> sources,
            List<SourceReport> reports,
            List<DeskDecision> decisions) {
        SchemaRegistrar.register(serdes.registry());
        try (TopologyTestDriver driver =
                driver("reconcile", ReconcileTopology.build(TOPICS, serdes, NormaliseSettings.of(1)))) {
            parties.forEach(p -> put(driver, TOPICS.parties(), serdes.parties(), p.getId(), p));
            sources.forEach(s -> put(driver, TOPICS.sources(), serdes.sources(), s.getId(), s));
            places.forEach(p -> put(driver, TOPICS.places(), serdes.places(), p.getId(), p));
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            reports.forEach(r -> put(driver, TOPICS.reports(), serdes.reports(), r.getSourceId(), r));
            decisions.forEach(d -> put(driver, TOPICS.decisions(), serdes.decisions(), d.getDecisionId(), d));
            read(driver, TOPICS.townStates(), serdes.townStates()).forEach(kv -> states.put(kv.key, kv.value));
            read(driver, TOPICS.townChanges(), serdes.townChanges()).forEach(kv -> changes.add(kv.value));
            read(driver, TOPICS.unplaced(), serdes.unplaced()).forEach(kv -> unplaced.put(kv.key, kv.value));
            new ClaimStoreReader(driver.<Bytes, byte[]>getKeyValueStore(FoldStage.CLAIMS_STORE))
                    .eachTown((town, all) -> rows.put(town, List.copyOf(all)));
        }
        try (TopologyTestDriver driver =
                driver("disputes", DisputesTopology.build(TOPICS, serdes, DisputesTopology.Settings.of(1)))) {
            changes.forEach(c -> put(driver, TOPICS.townChanges(), serdes.townChanges(), c.getTownId(), c));
            driver.advanceWallClockTime(Duration.ofHours(12));
            read(driver, TOPICS.disputes(), serdes.disputes()).forEach(kv -> disputes.put(kv.key, kv.value));
            read(driver, TOPICS.alerts(), serdes.alerts()).forEach(kv -> alerts.add(kv.value));
        }
    }

    private static TopologyTestDriver driver(String name, org.apache.kafka.streams.Topology topology) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "canary-" + name);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/driver/" + UUID.randomUUID());
        settings.put("processing.exception.handler.global.enabled", true);
        return new TopologyTestDriver(topology, settings, NOW);
    }

    private static <T extends SpecificRecord> void put(
            TopologyTestDriver driver, String topic, Serde<T> serde, String key, T value) {
        driver.createInputTopic(topic, new StringSerializer(), serde.serializer())
                .pipeInput(key, value, NOW);
    }

    private static <T> List<KeyValue<String, T>> read(TopologyTestDriver driver, String topic, Serde<T> serde) {
        return driver.createOutputTopic(topic, new StringDeserializer(), serde.deserializer())
                .readKeyValuesToList();
    }
}
