package org.claimline.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka of three nodes that keeps three copies of everything and takes a record when two have it. Each node can be reached in two ways: directly, and
 * through a proxy that can be cut.
 */
final class FaultyKafka implements AutoCloseable {
    static final int NODES = 3;
    private static final String CONTROLLER = "CONTROLLER";
    private static final String CLUSTER = Uuid.randomUuid().toString();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Node> nodes = new ArrayList<>();
    private final List<Proxy> proxies = new ArrayList<>();
    private final List<Integer> clients = new ArrayList<>();
    private final List<Integer> proxied = new ArrayList<>();

    private FaultyKafka() {}

    static FaultyKafka start(Path directory) {
        FaultyKafka kafka = new FaultyKafka();
        List<Integer> controllers = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            kafka.clients.add(Ports.free());
            kafka.proxied.add(Ports.free());
            controllers.add(Ports.free());
            kafka.proxies.add(Proxy.to(kafka.proxied.get(i)));
        }
        String voters = String.join(",", quorum(controllers));
        for (int i = 0; i < NODES; i++) {
            Path home = directory.resolve("node-" + (i + 1));
            write(home, kafka.settings(i, controllers.get(i), voters, home.resolve("data")));
            format(i + 1, home.resolve("data"));
            Node node = new Node(i + 1, home);
            kafka.nodes.add(node);
            node.start();
        }
        kafka.awaitWhole();
        return kafka;
    }

    /** For whoever is never cut off. */
    String brokers() {
        return addresses(clients);
    }

    /** For whoever goes through the proxies. */
    String brokersBehindProxies() {
        return addresses(proxies.stream().map(Proxy::port).toList());
    }

    List<Proxy> proxies() {
        return List.copyOf(proxies);
    }

    Node node(int id) {
        return nodes.get(id - 1);
    }

    Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers",
                brokers(),
                "default.api.timeout.ms",
                "60000",
                "request.timeout.ms",
                "5000",
                "reconnect.backoff.max.ms",
                "200"));
    }

    /** Waits until every node serves and every partition has all its copies in sync. */
    void awaitWhole() {
        try (Admin admin = admin()) {
            await("three nodes with all copies in sync")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isWhole(admin));
        }
    }

    private static boolean isWhole(Admin admin) throws InterruptedException {
        try {
            if (admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() < NODES) {
                return false;
            }
            List<String> names = List.copyOf(
                    admin.listTopics(new org.apache.kafka.clients.admin.ListTopicsOptions().listInternal(true))
                            .names()
                            .get(5, TimeUnit.SECONDS));
            return admin.describeTopics(names).allTopicNames().get(5, TimeUnit.SECONDS).values().stream()
                    .map(TopicDescription::partitions)
                    .flatMap(List::stream)
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::kill);
        proxies.forEach(Proxy::close);
    }

    private Map<String, String> settings(int i, int controller, String voters, Path data) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(i + 1)),
                Map.entry("controller.quorum.voters", voters),
                Map.entry(
                        "listeners",
                        "DIRECT://127.0.0.1:%d,PROXIED://127.0.0.1:%d,%s://127.0.0.1:%d"
                                .formatted(clients.get(i), proxied.get(i), CONTROLLER, controller)),
                Map.entry(
                        "advertised.listeners",
                        "DIRECT://127.0.0.1:%d,PROXIED://127.0.0.1:%d"
                                .formatted(clients.get(i), proxies.get(i).port())),
                Map.entry(
                        "listener.security.protocol.map",
                        "DIRECT:PLAINTEXT,PROXIED:PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "DIRECT"),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "3"),
                Map.entry("min.insync.replicas", "2"),
                Map.entry("offsets.topic.replication.factor", "3"),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("transaction.state.log.replication.factor", "3"),
                Map.entry("transaction.state.log.min.isr", "2"),
                Map.entry("transaction.state.log.num.partitions", "3"),
                Map.entry("share.coordinator.state.topic.replication.factor", "3"),
                Map.entry("share.coordinator.state.topic.min.isr", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "10485760"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("num.replica.fetchers", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("broker.session.timeout.ms", "9000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("replica.lag.time.max.ms", "10000"),
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                Map.entry("group.max.session.timeout.ms", "60000"));
    }

    private static List<String> quorum(List<Integer> controllers) {
        List<String> voters = new ArrayList<>();
        for (int i = 0; i < controllers.size(); i++) {
            voters.add((i + 1) + "@127.0.0.1:" + controllers.get(i));
        }
        return voters;
    }

    private static void write(Path home, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer =
                Files.newBufferedWriter(Files.createDirectories(home).resolve("server.properties"))) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void format(int id, Path data) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(CLUSTER)
                    .setNodeId(id)
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("directory " + data + " cannot be formatted", e);
        }
    }

    private static String addresses(List<Integer> ports) {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }
}
