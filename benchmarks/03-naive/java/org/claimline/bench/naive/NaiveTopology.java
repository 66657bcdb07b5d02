package org.claimline.bench.naive;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.SourceReport;
import org.claimline.bench.Peer;
import org.claimline.bench.PeerSettings;
import org.claimline.bench.StreamsPeer;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topologies;

/**
 * What one would write first: claims keyed by town, all claims of a town in one value, and something of the state told each time.
 *
 * <pre>
 *   reports -> claims -> (by town) -> list of the town's claims, read and written whole -> summary
 * </pre>
 *
 * <p>It reads names of towns as they are written, knows no register, no times and no disputes, and cannot take a claim back whose report
 * no longer says where it was.
 */
public final class NaiveTopology {
    public static final String APPLICATION = "naive";
    static final String STORE = "town-claims";
    static final String BY_TOWN = "by-town";

    private NaiveTopology() {}

    public static Peer of(PeerSettings settings) {
        ContractSerdes serdes = ContractSerdes.connect(settings.registryUrl(), Map.of());
        return new StreamsPeer(new KafkaStreams(topology(settings, serdes), settings.streams(APPLICATION)));
    }

    /** Where it writes what it tells of each town. */
    public static String output(PeerSettings settings) {
        return settings.topics().prefix() + "naive-states";
    }

    /** The topic in which claims lie by town. */
    public static String byTown(PeerSettings settings) {
        return settings.applicationId(APPLICATION) + "-" + BY_TOWN + "-repartition";
    }

    static Topology topology(PeerSettings settings, ContractSerdes serdes) {
        Serde<SourceReport> claims = TownClaimsSerdes.claim();
        StreamsBuilder builder = new StreamsBuilder(Topologies.naming());
        builder.stream(settings.topics().reports(), Consumed.with(Serdes.String(), serdes.reports()))
                .flatMap((source, report) -> claims(report), Named.as("claims"))
                .groupByKey(Grouped.with(BY_TOWN, Serdes.String(), claims))
                .aggregate(
                        List::<SourceReport>of,
                        (town, claim, before) -> TownClaims.with(before, claim),
                        Named.as("collect"),
                        Materialized.<String, List<SourceReport>, KeyValueStore<Bytes, byte[]>>as(STORE)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(TownClaimsSerdes.list())
                                .withCachingDisabled())
                .toStream()
                .mapValues((town, all) -> TownClaims.summary(town, all))
                .to(output(settings), Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    /** Each claim as a report of its own, under the name of its place. */
    private static List<KeyValue<String, SourceReport>> claims(SourceReport report) {
        return report.getClaims().stream()
                .map(claim -> KeyValue.pair(
                        claim.getPlace(),
                        SourceReport.newBuilder(report)
                                .setClaims(List.of(claim))
                                .build()))
                .toList();
    }
}
