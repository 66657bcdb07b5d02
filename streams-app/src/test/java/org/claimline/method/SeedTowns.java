package org.claimline.method;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.VersionRef;
import org.claimline.claim.ClaimVersion;
import org.claimline.ingest.SeedFeed;
import org.claimline.ingest.SeedRegisters;
import org.claimline.place.PlaceRegister;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Reconciliation;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.ReconcileTopology;
import org.claimline.topology.RegisterMapping;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.claimline.topology.mapping.AvroClaims;
import org.claimline.topology.normalise.NormaliseSettings;

/** The claim versions of the seed feed by town, as the reconcile topology places them. */
public final class SeedTowns {
    private static final Topics TOPICS = Topics.LIVE;
    private static final Map<String, Collection<ClaimVersion>> TOWNS = read();

    private SeedTowns() {}

    /** The account of a town, by its id. */
    static Account account(String townId, Optional<Instant> at, Optional<Instant> knownAt) {
        return Reconciliation.of(List.copyOf(TOWNS.getOrDefault(townId, List.of())), at, knownAt);
    }

    /** The versions of each town, by its id. */
    public static Map<String, List<ClaimVersion>> all() {
        Map<String, List<ClaimVersion>> all = new TreeMap<>();
        TOWNS.forEach((id, versions) -> all.put(id, List.copyOf(versions)));
        return all;
    }

    /** The id of the place that {@code spelling} means. */
    public static String id(String spelling) {
        PlaceRegister places = new PlaceRegister(SeedRegisters.load().places().stream()
                .map(RegisterMapping::place)
                .toList());
        return places.resolve(spelling, Optional.empty()).place().orElseThrow().id();
    }

    private static Map<String, Collection<ClaimVersion>> read() {
        ContractSerdes serdes = ContractSerdes.connect("mock://" + UUID.randomUUID(), Map.of());
        SchemaRegistrar.register(serdes.registry());
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "seed-towns");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/driver/" + UUID.randomUUID());
        try (TopologyTestDriver driver = new TopologyTestDriver(
                ReconcileTopology.build(TOPICS, serdes, NormaliseSettings.of(1)),
                settings,
                Instant.parse("2024-12-10T00:00:00Z"))) {
            SeedRegisters registers = SeedRegisters.load();
            registers.parties().forEach(p -> input(driver, TOPICS.parties(), serdes.parties())
                    .pipeInput(p.getId(), p));
            registers.places().forEach(p -> input(driver, TOPICS.places(), serdes.places())
                    .pipeInput(p.getId(), p));
            registers.sources().forEach(s -> input(driver, TOPICS.sources(), serdes.sources())
                    .pipeInput(s.getId(), s));
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            SeedFeed.load().forEach(r -> input(driver, TOPICS.reports(), serdes.reports())
                    .pipeInput(r.getSourceId(), r));
            return towns(driver.createOutputTopic(
                            TOPICS.claims(),
                            new StringDeserializer(),
                            serdes.claims().deserializer())
                    .readValuesToList());
        }
    }

    private static Map<String, Collection<ClaimVersion>> towns(List<ClaimEvent> events) {
        Map<String, Map<VersionRef, ClaimVersion>> towns = new TreeMap<>();
        for (ClaimEvent event : events) {
            Map<VersionRef, ClaimVersion> town = towns.computeIfAbsent(event.getTownId(), t -> new LinkedHashMap<>());
            if (event.getKind() == ClaimEventKind.PUT) {
                town.put(
                        event.getVersion(),
                        AvroClaims.version(
                                event.getVersion(), event.getContent(), Optional.ofNullable(event.getKnownUntil())));
            } else {
                throw new IllegalStateException("the seed feed corrects nothing, and still: " + event);
            }
        }
        Map<String, Collection<ClaimVersion>> versions = new TreeMap<>();
        towns.forEach((town, claims) -> versions.put(town, claims.values()));
        return versions;
    }

    private static <T extends SpecificRecord> TestInputTopic<String, T> input(
            TopologyTestDriver driver, String topic, Serde<T> serde) {
        return driver.createInputTopic(topic, new StringSerializer(), serde.serializer());
    }
}
