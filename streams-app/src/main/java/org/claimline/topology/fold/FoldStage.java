package org.claimline.topology.fold;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SplicingSerializer;
import org.claimline.topology.Topics;
import org.claimline.topology.Topologies;

/**
 * The second half of the reconcile topology: {@code claims} -> fold per town -> {@code town-states}, {@code town-changes}.
 *
 * <pre>
 *   claims ----> fold-towns ----> town-states
 *                 |  stores:  \-> town-changes
 *                 town-claims, town-index, town-heads
 * </pre>
 *
 * <p>What is written carries the timestamp of the claim event that made it. That is the archive's own time: it was accepted by the broker
 * before, it is the same in every re-processing, and neither output is deleted by age.
 */
public final class FoldStage {
    /** Claim versions by town, in the order of the fold; see {@link ClaimStoreReader}. */
    public static final String CLAIMS_STORE = "town-claims";

    /** What a town keeps beside its claims. */
    public static final String INDEX_STORE = "town-index";

    /** Where each town stands, and what was last published of it. */
    public static final String HEADS_STORE = "town-heads";

    /** Header of {@code town-states}: the town's version, a decimal number. */
    public static final String VERSION_HEADER = "claimline-version";

    public static final String SOURCE = "claims";
    public static final String PROCESSOR = "fold-towns";
    public static final String STATES_SINK = "town-states";
    public static final String CHANGES_SINK = "town-changes";

    private FoldStage() {}

    /**
     * Adds the stage behind the topic of claims.
     *
     * @param partitions of the topic
     * @param folds      where each fold says that it is at work, and what it writes
     */
    public static void addTo(Topology topology, Topics topics, ContractSerdes serdes, int partitions, FoldsHere folds) {
        addTo(topology, topics, serdes, partitions, Budget.ROWS, folds);
    }

    /** @param budget rows that one event may look at to find what corrections undid; what takes more is found in between */
    static void addTo(
            Topology topology, Topics topics, ContractSerdes serdes, int partitions, int budget, FoldsHere folds) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                SOURCE,
                new StringDeserializer(),
                serdes.claims().deserializer(),
                topics.claims());
        topology.addProcessor(
                PROCESSOR,
                () -> (Processor<String, org.claimline.avro.ClaimEvent, String, Object>)
                        new FoldProcessor(partitions, budget, folds),
                SOURCE);
        topology.addStateStore(Topologies.store(CLAIMS_STORE, Serdes.Bytes()), PROCESSOR);
        topology.addStateStore(Topologies.store(INDEX_STORE, Serdes.Bytes()), PROCESSOR);
        // read by key only, and written with each claim: of what is not committed yet, only the last is
        topology.addStateStore(Topologies.store(HEADS_STORE, Serdes.Bytes()).withCachingEnabled(), PROCESSOR);
        topology.addSink(
                STATES_SINK,
                topics.townStates(),
                new StringSerializer(),
                new SplicingSerializer<TownState, WrittenState>(
                        serdes.townStates().serializer()),
                PROCESSOR);
        topology.addSink(
                CHANGES_SINK,
                topics.townChanges(),
                new StringSerializer(),
                new SplicingSerializer<TownChange, TownStep>(
                        serdes.townChanges().serializer()),
                PROCESSOR);
    }
}
