package org.claimline.topology;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
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
        StreamsBuilder builder = new StreamsBuilder(Topologies.naming());
        NormaliseStage.addTo(builder, topics, serdes, settings);
        Topology topology = builder.build();
        NormaliseStage.addSinks(topology, topics, serdes);
        FoldStage.addTo(topology, topics, serdes, settings.partitions(), folds);
        return topology;
    }
}
