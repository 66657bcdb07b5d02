package org.claimline.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The configuration of a single node that is broker and controller in one, sized for a demo on a laptop. */
final class BrokerSettings {

    static final int NODE_ID = 1;

    private BrokerSettings() {}

    /**
     * The node's settings with {@code overrides} on top; refuses overrides of what makes it this node (its role,
     * identity, addresses and directory).
     */
    static Map<String, String> of(Path topics, BrokerSockets sockets, Map<String, String> overrides) {
        Map<String, String> identity = identity(topics, sockets);
        Set<String> refused = new TreeSet<>(overrides.keySet());
        refused.retainAll(identity.keySet());
        if (!refused.isEmpty()) {
            throw new LocalStartException(
                    "broker settings " + refused + " are fixed for a local broker; leave them out");
        }
        Map<String, String> settings = new HashMap<>(defaults());
        settings.putAll(overrides);
        settings.putAll(identity);
        return settings;
    }

    private static Map<String, String> identity(Path topics, BrokerSockets sockets) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + sockets.controllerAddress(),
                "listeners",
                BrokerSockets.CLIENTS + "://" + sockets.clientAddress() + "," + BrokerSockets.CONTROLLER + "://"
                        + sockets.controllerAddress(),
                "advertised.listeners",
                BrokerSockets.CLIENTS + "://" + sockets.clientAddress(),
                "listener.security.protocol.map",
                BrokerSockets.CLIENTS + ":PLAINTEXT," + BrokerSockets.CONTROLLER + ":PLAINTEXT",
                "inter.broker.listener.name",
                BrokerSockets.CLIENTS,
                "controller.listener.names",
                BrokerSockets.CONTROLLER,
                "log.dirs",
                topics.toString());
    }

    private static Map<String, String> defaults() {
        return Map.ofEntries(
                // topics are created on purpose, with their retention, or not at all
                Map.entry("auto.create.topics.enable", "false"),
                // one node: nothing to replicate to
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                // small: the cleaner alone would keep 128 MB of heap
                Map.entry("log.cleaner.dedupe.buffer.size", "10485760"),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                // quick: consumers wait for no others, and a killed broker is taken back at once
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "250"),
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                // the broker forgets producers by the times of their records, and ours are years old: it would forget
                // at
                // once who is still writing, and refuse what comes next as out of order
                Map.entry("producer.id.expiration.check.interval.ms", "2147483647"),
                // a directory that lay unused for a month continues where it was: ten years, in minutes
                Map.entry("offsets.retention.minutes", "5256000"));
    }
}
