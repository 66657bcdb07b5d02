package org.claimline.bench.claimline;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.claimline.bench.Peer;
import org.claimline.bench.PeerSettings;
import org.claimline.bench.Stage;
import org.claimline.bench.StreamsPeer;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.OwnClients;
import org.claimline.topology.ReconcileTopology;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputesTopology;
import org.claimline.topology.normalise.NormaliseSettings;

/**
 * Both topologies as {@code claimline serve} runs them, with its settings, its serdes and its clients; without HTTP, read model and
 * deliveries, which no other system here has.
 */
public final class Claimline {
    private static final String RECONCILE = "reconcile";
    private static final String DISPUTES = "disputes";

    private Claimline() {}

    public static Peer of(PeerSettings settings) {
        Topics topics = settings.topics();
        ContractSerdes serdes = ContractSerdes.connect(settings.registryUrl(), Map.of());
        return new StreamsPeer(
                application(
                        settings,
                        RECONCILE,
                        ReconcileTopology.build(topics, serdes, NormaliseSettings.of(settings.partitions()))),
                application(
                        settings,
                        DISPUTES,
                        DisputesTopology.build(topics, serdes, DisputesTopology.Settings.of(settings.partitions()))));
    }

    /** Who reads what, in the order in which a report passes. */
    public static List<Stage> stages(PeerSettings settings) {
        Topics topics = settings.topics();
        return List.of(
                new Stage(settings.applicationId(RECONCILE), topics.reports()),
                new Stage(settings.applicationId(RECONCILE), topics.claims()),
                new Stage(settings.applicationId(DISPUTES), topics.townChanges()));
    }

    private static KafkaStreams application(PeerSettings settings, String name, Topology topology) {
        return new KafkaStreams(topology, settings.serviceStreams(name), new OwnClients(settings.topics()));
    }
}
