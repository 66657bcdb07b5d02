package org.claimline.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Party;
import org.claimline.avro.SourceReport;
import org.claimline.avro.TownChange;
import org.claimline.claim.ClaimVersion;
import org.claimline.ingest.SeedFeed;
import org.claimline.ingest.SeedRegisters;
import org.claimline.place.PlaceRegister;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.ReconcileTopology;
import org.claimline.topology.RegisterMapping;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.normalise.NormaliseSettings;

/** The towns of the seed feed, as the reconcile application keeps them; without a broker. */
public final class SeedTowns {
    private static final Topics TOPICS = Topics.LIVE;

    private final Map<String, List<ClaimRow>> towns = new HashMap<>();
    private final Map<String, String> parties = new HashMap<>();
    private final List<TownChange> changes = new ArrayList<>();

    private SeedTowns() {}

    public static SeedTowns load() {
        return with(List.of(), List.of());
    }

    /** The feed, then {@code reports}, then what the desk decided. */
    public static SeedTowns with(List<SourceReport> reports, List<DeskDecision> decisions) {
        ContractSerdes serdes = ContractSerdes.connect("mock://" + UUID.randomUUID(), Map.of());
        SchemaRegistrar.register(serdes.registry());
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "seed-towns");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/driver/" + UUID.randomUUID());
        Instant now = Instant.parse("2024-12-10T00:00:00Z");
        SeedTowns seed = new SeedTowns();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                ReconcileTopology.build(TOPICS, serdes, NormaliseSettings.of(1)), settings, now)) {
            SeedRegisters registers = SeedRegisters.load();
            registers.parties().forEach(p -> put(driver, TOPICS.parties(), serdes.parties(), p.getId(), p));
            registers.sources().forEach(s -> put(driver, TOPICS.sources(), serdes.sources(), s.getId(), s));
            registers.places().forEach(p -> put(driver, TOPICS.places(), serdes.places(), p.getId(), p));
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            SeedFeed.load().forEach(r -> put(driver, TOPICS.reports(), serdes.reports(), r.getSourceId(), r));
            reports.forEach(r -> put(driver, TOPICS.reports(), serdes.reports(), r.getSourceId(), r));
            decisions.forEach(d -> put(driver, TOPICS.decisions(), serdes.decisions(), d.getDecisionId(), d));
            seed.changes.addAll(driver.createOutputTopic(
                            TOPICS.townChanges(),
                            new StringDeserializer(),
                            serdes.townChanges().deserializer())
                    .readValuesToList());
            new ClaimStoreReader(driver.<Bytes, byte[]>getKeyValueStore(FoldStage.CLAIMS_STORE))
                    .eachTown((town, rows) -> seed.towns.put(town, List.copyOf(rows)));
            registers.parties().forEach((Party p) -> seed.parties.put(p.getId(), p.getName()));
        }
        return seed;
    }

    private static <T extends SpecificRecord> void put(
            TopologyTestDriver driver, String topic, Serde<T> serde, String key, T value) {
        driver.createInputTopic(topic, new StringSerializer(), serde.serializer())
                .pipeInput(key, value, Instant.parse("2024-12-10T00:00:00Z"));
    }

    /** All steps of all towns, in the order in which the feed made them. */
    public List<TownChange> changes() {
        return List.copyOf(changes);
    }

    public List<String> ids() {
        return towns.keySet().stream().sorted().toList();
    }

    public List<ClaimVersion> versions(String town) {
        return rows(town).stream().map(ClaimRow::claim).toList();
    }

    /** The versions of each town, by its id. */
    public Map<String, List<ClaimVersion>> all() {
        Map<String, List<ClaimVersion>> all = new TreeMap<>();
        towns.keySet().forEach(town -> all.put(town, versions(town)));
        return all;
    }

    /** The id of the place that {@code spelling} means. */
    public static String id(String spelling) {
        PlaceRegister places = new PlaceRegister(SeedRegisters.load().places().stream()
                .map(RegisterMapping::place)
                .toList());
        return places.resolve(spelling, Optional.empty()).place().orElseThrow().id();
    }

    public List<ClaimRow> rows(String town) {
        return Objects.requireNonNull(towns.get(town), () -> town + " is none of " + ids());
    }

    Labels labels(String town) {
        Map<ClaimVersion, ClaimRow> byClaim = new HashMap<>();
        rows(town).forEach(row -> byClaim.put(row.claim(), row));
        return new Labels() {
            @Override
            public String town() {
                return rows(town).get(0).place().getName();
            }

            @Override
            public String source(ClaimVersion claim) {
                return byClaim.get(claim).content().getSourceName();
            }

            @Override
            public Optional<String> party(String id) {
                return Optional.ofNullable(parties.get(id));
            }

            @Override
            public Optional<String> finding(ClaimVersion claim) {
                return Optional.empty();
            }
        };
    }
}
