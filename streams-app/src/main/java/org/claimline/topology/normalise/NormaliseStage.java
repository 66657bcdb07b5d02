package org.claimline.topology.normalise;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;
import org.claimline.topology.register.RegisterFeed;

/**
 * Wires normalise:
 *
 * <pre>
 * sources, places, parties ==> global stores
 * decisions --> route-decisions --> decisions-by-source (repartitioned) --+
 * reports ----------------------------------------------------------------+--> normalise --> claims
 *                                                                                        --> unplaced
 *                                                                                        --> dead letters
 * </pre>
 */
public final class NormaliseStage {
    private static final String NORMALISE = "normalise";
    private static final String BY_SOURCE = "decisions-by-source";

    private NormaliseStage() {}

    /** Adds everything up to the processor. {@link #addSinks} belongs to the topology that the builder then builds. */
    public static void addTo(StreamsBuilder builder, Topics topics, ContractSerdes serdes, NormaliseSettings settings) {
        Deserializer<? extends SpecificRecord> records = serdes.reports().deserializer();
        RegisterFeed feed = new RegisterFeed(topics, records);
        feed.addTo(builder);
        NormaliseStores.builders().forEach(builder::addStateStore);

        KStream<byte[], byte[]> decisions = builder.stream(topics.decisions(), bytes("decisions-source"))
                .process(() -> new DecisionRouter(records), Named.as("route-decisions"))
                .repartition(Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withName(BY_SOURCE)
                        .withNumberOfPartitions(settings.partitions())
                        .withStreamPartitioner(DecisionRouter.partitioner()));
        builder.stream(topics.reports(), bytes("reports-source"))
                .merge(decisions, Named.as("reports-and-decisions"))
                .process(
                        () -> new NormaliseProcessor(topics, settings, records, feed),
                        Named.as(NORMALISE),
                        NormaliseStores.names());
    }

    /** The topic in which decisions lie by the source that they concern. */
    public static String decisionsBySource(String applicationId) {
        return applicationId + "-" + BY_SOURCE + "-repartition";
    }

    /** Adds where normalise writes to. */
    public static void addSinks(Topology topology, Topics topics, ContractSerdes serdes) {
        addSink(topology, Outputs.CLAIMS, topics.claims(), serdes.claims());
        addSink(topology, Outputs.UNPLACED, topics.unplaced(), serdes.unplaced());
        topology.addSink(
                Outputs.DEAD_LETTERS,
                topics.deadLetters(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                NORMALISE);
    }

    private static <T> void addSink(Topology topology, String name, String topic, Serde<T> serde) {
        topology.addSink(name, topic, new StringSerializer(), serde.serializer(), NORMALISE);
    }

    private static Consumed<byte[], byte[]> bytes(String name) {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name);
    }
}
