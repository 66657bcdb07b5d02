package org.claimline.topology.dispute;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.claimline.avro.TownChange;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;
import org.claimline.topology.Topologies;

/**
 * The second application: {@code town-changes} -> episodes -> {@code disputes}, {@code alerts}.
 *
 * <pre>
 *   town-changes ----> episodes ----> disputes   (on the partition of its town)
 *                       |  stores: \-> alerts
 *                       town-episodes, town-alerts-due
 * </pre>
 *
 * <p>The contradictions were found in the fold; here the chain of states becomes what an editor follows. What is written carries the timestamp of the
 * change.
 */
public final class DisputesTopology {
    /** The episodes of each town. */
    public static final String EPISODES_STORE = "town-episodes";

    /** What will be told by the clock, by town: ends that are held back, and lapses. */
    public static final String DUE_STORE = "town-alerts-due";

    /** Header of each alert: when it was raised, by the clock, in milliseconds since the epoch, in decimal digits. */
    public static final String RAISED_HEADER = "raised-at";

    public static final String SOURCE = "town-changes";
    public static final String PROCESSOR = "episodes";
    public static final String DISPUTES_SINK = "disputes";
    public static final String ALERTS_SINK = "alerts";

    private DisputesTopology() {}

    /**
     * What an operator may set.
     *
     * @param coolDown   a dispute that opens within so much event time of the last one's end continues its episode
     * @param partitions of the topic of changes; at least 1
     */
    public record Settings(Duration coolDown, int partitions) {
        /** The usual ones. */
        public static Settings of(int partitions) {
            return new Settings(Episodes.COOL_DOWN, partitions);
        }

        public Settings {
            if (coolDown.isNegative()) {
                throw new IllegalArgumentException("cool-down: " + coolDown + "; it cannot be negative");
            }
            if (partitions < 1) {
                throw new IllegalArgumentException("partitions: " + partitions + "; at least 1 is needed");
            }
        }
    }

    public static Topology build(Topics topics, ContractSerdes serdes, Settings settings) {
        Topology topology = new Topology(Topologies.naming());
        topology.addSource(
                AutoOffsetReset.earliest(),
                SOURCE,
                new StringDeserializer(),
                serdes.townChanges().deserializer(),
                topics.townChanges());
        topology.addProcessor(
                PROCESSOR,
                () -> (Processor<String, TownChange, String, Object>) new EpisodesProcessor(settings),
                SOURCE);
        topology.addStateStore(Topologies.store(EPISODES_STORE, Serdes.String()), PROCESSOR);
        topology.addStateStore(Topologies.store(DUE_STORE, Serdes.String()), PROCESSOR);
        topology.addSink(
                DISPUTES_SINK,
                topics.disputes(),
                new StringSerializer(),
                serdes.disputes().serializer(),
                new TownPartitioner(),
                PROCESSOR);
        topology.addSink(
                ALERTS_SINK,
                topics.alerts(),
                new StringSerializer(),
                serdes.alerts().serializer(),
                PROCESSOR);
        return topology;
    }
}
