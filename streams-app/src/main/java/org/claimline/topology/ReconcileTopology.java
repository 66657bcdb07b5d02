package org.claimline.topology;

import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.fold.FoldsHere;
import org.claimline.topology.normalise.NormaliseSettings;
import org.claimline.topology.normalise.NormaliseStage;

/**
 * The first application: reports to claims, and claims to the state of each town. The topic of claims lies between, as the repartition by
 * town and as the record of what was reconciled.
 */
public final class ReconcileTopology {
    private ReconcileTopology() {}

    /** For one whose stores nobody asks anything. */
    public static Topology build(Topics topics, ContractSerdes serdes, NormaliseSettings settings) {
        return build(topics, serdes, settings, new FoldsHere());
    }

    /**
     * For one whose stores are asked.
     *
     * @param folds where its folds say that they are at work
     */
    public static Topology build(Topics topics, ContractSerdes serdes, NormaliseSettings settings, FoldsHere folds) {
        StreamsBuilder builder = new StreamsBuilder(naming());
        NormaliseStage.addTo(builder, topics, serdes, settings);
        Topology topology = builder.build();
        NormaliseStage.addSinks(topology, topics, serdes);
        FoldStage.addTo(topology, topics, serdes, folds);
        return topology;
    }

    /** What is not named fails when it is built, not when it is first renumbered. */
    static TopologyConfig naming() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "named-by-the-application");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyConfig(new StreamsConfig(settings));
    }
}
