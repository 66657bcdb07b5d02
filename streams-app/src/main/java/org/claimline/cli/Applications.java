package org.claimline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.claimline.alert.delivery.DeliveryTopology;
import org.claimline.query.Tail;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.LocalStores;
import org.claimline.topology.ReconcileTopology;
import org.claimline.topology.RegistryProbe;
import org.claimline.topology.RegistryWatch;
import org.claimline.topology.Restoring;
import org.claimline.topology.StreamsApp;
import org.claimline.topology.StreamsSettings;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputesTopology;
import org.claimline.topology.fold.FoldsHere;
import org.claimline.topology.normalise.NormaliseSettings;
import org.claimline.web.Condition;

/**
 * The applications of an instance. Their ids are those of the prefix, so that each prefix has groups and internal topics of its own.
 *
 * @param reconcile reports to claims, and claims to states
 * @param disputes  changes to disputes and alerts
 * @param delivery  alerts to receivers; empty where what is raised reaches nobody, as in a replay
 */
record Applications(StreamsApp reconcile, StreamsApp disputes, Optional<StreamsApp> delivery) implements AutoCloseable {

    static String reconcileId(Topics topics) {
        return topics.prefix() + "reconcile";
    }

    static String disputesId(Topics topics) {
        return topics.prefix() + "disputes";
    }

    static String deliveryId(Topics topics) {
        return topics.prefix() + "delivery";
    }

    /** Makes them; nothing runs yet. */
    static Applications of(
            ServiceConfig config,
            ContractSerdes serdes,
            String server,
            Optional<DeliveryTopology.Means> means,
            FoldsHere folds) {
        Topics topics = config.topics();
        RegistryProbe registry = RegistryProbe.of(serdes.registry());
        return new Applications(
                new StreamsApp(
                        "reconcile",
                        ReconcileTopology.build(topics, serdes, NormaliseSettings.of(config.partitions()), folds),
                        settings(config, reconcileId(topics), server),
                        registry),
                new StreamsApp(
                        "disputes",
                        DisputesTopology.build(topics, serdes, DisputesTopology.Settings.of(config.partitions())),
                        settings(config, disputesId(topics), server),
                        registry),
                means.map(told -> new StreamsApp(
                        "delivery",
                        DeliveryTopology.build(topics, serdes, told),
                        settings(config, deliveryId(topics), server),
                        registry)));
    }

    /** Starts those that make states and alerts, on stores that belong to the topics as they are. */
    void start(Admin admin, ServiceConfig config) {
        Topics topics = config.topics();
        LocalStores.forgetForeign(admin, config.stateDir(), reconcileId(topics), topics.claims(), reconcile);
        LocalStores.forgetForeign(admin, config.stateDir(), disputesId(topics), topics.disputes(), disputes);
        reconcile.start();
        disputes.start();
    }

    /** Starts the one that tells receivers, where there is one; they must be known by then. */
    void startDelivery(Admin admin, ServiceConfig config) {
        Topics topics = config.topics();
        delivery.ifPresent(app -> {
            LocalStores.forgetForeign(admin, config.stateDir(), deliveryId(topics), topics.deliveries(), app);
            app.start();
        });
    }

    /** How they are, by name. */
    Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        for (StreamsApp app : all()) {
            states.put(app.name(), app.health().name());
        }
        return states;
    }

    /** Alive while nothing has failed for good; ready when all run, {@code tail} has read what there was, and the registry is there. */
    Condition condition(Tail tail, RegistryWatch registry) {
        return new Condition() {
            @Override
            public List<String> fatal() {
                List<String> reasons = new ArrayList<>(reasons(false));
                tail.failure().ifPresent(reasons::add);
                return reasons;
            }

            @Override
            public List<String> waitingFor() {
                List<String> reasons = new ArrayList<>(reasons(true));
                reasons.addAll(unread());
                tail.failure().ifPresent(reasons::add);
                add(
                        reasons,
                        registry.isAway(),
                        "the schema registry cannot be reached; what needs no new schema goes on");
                return reasons;
            }

            @Override
            public List<String> unread() {
                return tail.isCurrent() ? List.of() : List.of("the read model is still being read");
            }
        };
    }

    private List<String> reasons(boolean toBeReady) {
        List<String> reasons = new ArrayList<>();
        for (StreamsApp app : all()) {
            switch (app.health()) {
                case READY -> {}
                case DEAD -> reasons.add(app.name() + " failed; its log says why; restart the service");
                case NOT_READY -> add(reasons, toBeReady, app.name() + starting(app.restoring()));
                case WAITING_FOR_REGISTRY ->
                    add(reasons, toBeReady, app.name() + " waits for the schema registry or the broker");
                case CLOSED -> add(reasons, toBeReady, app.name() + " is closed");
            }
        }
        return reasons;
    }

    private static String starting(Restoring restoring) {
        long asked = restoring.asked();
        return asked == 0
                ? " is starting"
                : " restores its stores: " + restoring.remaining() + " of " + asked + " records are left";
    }

    private static void add(List<String> reasons, boolean when, String reason) {
        if (when) {
            reasons.add(reason);
        }
    }

    /** Closes them at a time: each waits for its threads. */
    @Override
    public void close() {
        List<Thread> closing = all().stream()
                .map(app -> new Thread(app::close, "close-" + app.name()))
                .toList();
        closing.forEach(Thread::start);
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that there are. */
    List<StreamsApp> all() {
        List<StreamsApp> all = new ArrayList<>(List.of(reconcile, disputes));
        delivery.ifPresent(all::add);
        return all;
    }

    private static StreamsSettings settings(ServiceConfig config, String id, String server) {
        return new StreamsSettings(
                id,
                config.topics(),
                config.stateDir(),
                config.threads(),
                config.groupInstance(),
                Optional.of(server),
                config.kafka());
    }
}
