package org.claimline.bench.claimline;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.SourceReport;
import org.claimline.bench.feed.FeedRegisters;
import org.claimline.bench.feed.FeedShape;
import org.claimline.claim.ClaimVersion;
import org.claimline.ingest.SeedRegisters;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.ReconcileTopology;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.normalise.NormaliseSettings;

/**
 * What the service makes of a few reports, in Kafka's test driver: for micro-benchmarks, which need claims as the fold has them, and for tests.
 *
 * @param towns  versions of claims by town, in the order of the fold
 * @param events in the order in which they went to the fold
 */
public record FoldedFeed(Map<String, List<ClaimVersion>> towns, List<ClaimEvent> events) {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Topics TOPICS = Topics.LIVE;

    public FoldedFeed {
        towns = Map.copyOf(towns);
        events = List.copyOf(events);
    }

    /**
     * Runs {@code reports} through.
     *
     * @param directory for the stores; free to be deleted afterwards
     */
    public static FoldedFeed of(FeedShape shape, List<SourceReport> reports, Path directory) {
        ContractSerdes serdes = ContractSerdes.connect("mock://" + UUID.randomUUID(), Map.of());
        SchemaRegistrar.register(serdes.registry());
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "folded-feed");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        try (TopologyTestDriver driver = new TopologyTestDriver(
                ReconcileTopology.build(TOPICS, serdes, NormaliseSettings.of(1)), settings, NOW)) {
            SeedRegisters registers = FeedRegisters.of(shape);
            registers.parties().forEach(entry -> put(driver, TOPICS.parties(), serdes.parties(), entry.getId(), entry));
            registers.sources().forEach(entry -> put(driver, TOPICS.sources(), serdes.sources(), entry.getId(), entry));
            registers.places().forEach(entry -> put(driver, TOPICS.places(), serdes.places(), entry.getId(), entry));
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            reports.forEach(report -> put(driver, TOPICS.reports(), serdes.reports(), report.getSourceId(), report));
            List<ClaimEvent> events = driver.createOutputTopic(
                            TOPICS.claims(),
                            new StringDeserializer(),
                            serdes.claims().deserializer())
                    .readValuesToList();
            Map<String, List<ClaimVersion>> towns = new TreeMap<>();
            new ClaimStoreReader(driver.<Bytes, byte[]>getKeyValueStore(FoldStage.CLAIMS_STORE))
                    .eachTown((town, rows) -> towns.put(
                            town,
                            new ArrayList<>(rows.stream().map(ClaimRow::claim).toList())));
            return new FoldedFeed(towns, events);
        }
    }

    private static <T extends SpecificRecord> void put(
            TopologyTestDriver driver, String topic, Serde<T> serde, String key, T value) {
        driver.createInputTopic(topic, new StringSerializer(), serde.serializer())
                .pipeInput(key, value, NOW);
    }
}
