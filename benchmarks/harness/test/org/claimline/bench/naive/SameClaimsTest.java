package org.claimline.bench.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.SourceReport;
import org.claimline.bench.Guarantee;
import org.claimline.bench.PeerSettings;
import org.claimline.bench.claimline.FoldedFeed;
import org.claimline.bench.feed.Feed;
import org.claimline.bench.feed.FeedRegisters;
import org.claimline.bench.feed.FeedShape;
import org.claimline.bench.feed.Spread;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What 03 and 04 are told is the same, and they count the same claims: neither is quick because it leaves something out. */
class SameClaimsTest {
    private static final FeedShape SHAPE = new FeedShape(2, 5, Spread.UNIFORM, 0.1, false);

    @TempDir
    Path directory;

    @Test
    void bothCountTheSameClaimsOfEachTown() {
        Feed feed = new Feed(SHAPE);
        List<SourceReport> reports = Stream.generate(feed::next).limit(100).toList();
        assertThat(feed.counts().duplicates()).isPositive();
        assertThat(feed.counts().corrections()).isPositive();

        Map<String, Set<String>> ours = ours(reports);

        assertThat(naive(reports)).isEqualTo(ours);
        assertThat(ours).hasSize(5);
    }

    /** Claims of each town, those that were taken back among them: what each is told of. */
    private Map<String, Set<String>> ours(List<SourceReport> reports) {
        Map<String, Set<String>> claims = new TreeMap<>();
        FoldedFeed.of(SHAPE, reports, directory.resolve("ours"))
                .towns()
                .forEach((town, versions) -> versions.forEach(version -> claims.computeIfAbsent(
                                town, id -> new HashSet<>())
                        .add(version.key().source() + " " + version.key().report())));
        return byName(claims);
    }

    private static Map<String, Set<String>> byName(Map<String, Set<String>> byId) {
        Map<String, Set<String>> byName = new TreeMap<>();
        byId.forEach((id, claims) ->
                byName.put(FeedRegisters.name(Integer.parseInt(id.substring(id.lastIndexOf('-') + 1))), claims));
        return byName;
    }

    private Map<String, Set<String>> naive(List<SourceReport> reports) {
        PeerSettings settings = new PeerSettings(
                "nowhere:1",
                "mock://" + UUID.randomUUID(),
                new Topics("t."),
                directory.resolve("naive"),
                Guarantee.AT_LEAST_ONCE,
                1,
                1,
                0);
        ContractSerdes serdes = ContractSerdes.connect(settings.registryUrl(), Map.of());
        SchemaRegistrar.register(serdes.registry());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "naive");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        try (TopologyTestDriver driver =
                new TopologyTestDriver(NaiveTopology.topology(settings, serdes), properties, Instant.EPOCH)) {
            reports.forEach(report -> driver.createInputTopic(
                            settings.topics().reports(),
                            new StringSerializer(),
                            serdes.reports().serializer())
                    .pipeInput(report.getSourceId(), report, Instant.EPOCH));
            Map<String, Set<String>> claims = new TreeMap<>();
            KeyValueStore<String, List<SourceReport>> store = driver.getKeyValueStore(NaiveTopology.STORE);
            try (KeyValueIterator<String, List<SourceReport>> towns = store.all()) {
                towns.forEachRemaining(
                        town -> town.value.forEach(claim -> claims.computeIfAbsent(town.key, name -> new HashSet<>())
                                .add(claim.getSourceId() + " " + claim.getReportId())));
            }
            return claims;
        }
    }
}
