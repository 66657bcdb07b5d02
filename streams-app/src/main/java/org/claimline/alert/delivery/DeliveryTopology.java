package org.claimline.alert.delivery;

import java.net.URI;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.claimline.alert.AlertMessages;
import org.claimline.alert.Courier;
import org.claimline.alert.Receivers;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;
import org.claimline.topology.Topologies;
import org.claimline.topology.TownPartition;

/**
 * The third application: {@code alerts} and {@code delivery-orders} -> deliveries -> {@code deliveries}, and {@code receivers} where one says
 * that it is gone.
 *
 * <pre>
 *   alerts ----------\                          /-> deliveries  (on the partition of its town)
 *                     >--> delivery -----------<
 *   delivery-orders -/      |  stores:          \-> receivers
 *                           |  town-deliveries, sent-alerts
 *                           courier --> receivers' endpoints
 * </pre>
 *
 * <p>A replay has none: what it raises reaches nobody. Start it once the receivers have been read.
 */
public final class DeliveryTopology {
    /** Every delivery as it stands. */
    public static final String DELIVERIES_STORE = "town-deliveries";

    /** The alerts that deliveries are about, and of every other that it was read. */
    public static final String ALERTS_STORE = "sent-alerts";

    public static final String ALERTS_SOURCE = "alerts";
    public static final String ORDERS_SOURCE = "delivery-orders";
    public static final String PROCESSOR = "delivery";
    public static final String DELIVERIES_SINK = "deliveries";
    public static final String RECEIVERS_SINK = "receivers";

    private DeliveryTopology() {}

    /**
     * What it works with.
     *
     * @param chance spreads tries
     */
    public record Means(
            Receivers receivers,
            Courier courier,
            AlertMessages messages,
            DeliverySettings settings,
            RandomGenerator chance) {

        /** Those of a topology that is looked at and never run. */
        public static final Means NONE = new Means(
                new Receivers(),
                (parcel, then) -> {},
                new AlertMessages(URI.create("http://localhost"), body -> new byte[0]),
                DeliverySettings.DEFAULT,
                new Random());
    }

    public static Topology build(Topics topics, ContractSerdes serdes, Means means) {
        Topology topology = new Topology(Topologies.naming());
        topology.addSource(
                AutoOffsetReset.earliest(),
                ALERTS_SOURCE,
                new StringDeserializer(),
                serdes.alerts().deserializer(),
                topics.alerts());
        topology.addSource(
                AutoOffsetReset.earliest(),
                ORDERS_SOURCE,
                new StringDeserializer(),
                serdes.deliveryOrders().deserializer(),
                topics.deliveryOrders());
        topology.addProcessor(
                PROCESSOR,
                () -> (Processor<String, Object, String, Object>) new DeliveryProcessor(
                        means.receivers(), means.courier(), means.messages(), means.settings(), means.chance()),
                ALERTS_SOURCE,
                ORDERS_SOURCE);
        topology.addStateStore(Topologies.store(DELIVERIES_STORE, Serdes.String()), PROCESSOR);
        topology.addStateStore(Topologies.store(ALERTS_STORE, Serdes.String()), PROCESSOR);
        topology.addSink(
                DELIVERIES_SINK,
                topics.deliveries(),
                new StringSerializer(),
                serdes.deliveries().serializer(),
                (StreamPartitioner<String, Object>) (topic, key, value, count) ->
                        Optional.of(Set.of(TownPartition.of(DeliveryKeys.townOf(key), count))),
                PROCESSOR);
        topology.addSink(
                RECEIVERS_SINK,
                topics.receivers(),
                new StringSerializer(),
                serdes.receivers().serializer(),
                PROCESSOR);
        return topology;
    }
}
