package org.claimline.acceptance;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.Seeding;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.TopicAdmin;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;

/**
 * Topics of their own on a broker and registry that are there, with the seed registers in them, for processes of {@code claimline serve}.
 *
 * @param brokers  where the broker is
 * @param registry where the registry is
 * @param topics   behind a prefix that no other test has
 */
record Cluster(String brokers, String registry, Topics topics) {
    static final int PARTITIONS = 3;

    /** Brings schemas, topics and registers into being. */
    static Cluster seeded(String brokers, String registry, String prefix) {
        Cluster cluster = new Cluster(brokers, registry, new Topics(prefix));
        ContractSerdes serdes = cluster.serdes();
        SchemaRegistrar.register(serdes.registry());
        try (Admin admin = Admin.create(cluster.client())) {
            TopicAdmin.ensure(admin, TopicLayout.of(cluster.topics, PARTITIONS));
        }
        try {
            new Seeding(cluster.topics, serdes, cluster.client(), Clock.systemUTC()).registers();
        } catch (NotWrittenException e) {
            throw new IllegalStateException(e);
        }
        return cluster;
    }

    ContractSerdes serdes() {
        return ContractSerdes.connect(registry, Map.of());
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", brokers);
    }

    /** Starts an instance of the service, which keeps its stores in a directory of its own below {@code directory}. */
    Program serve(Programs programs, Path directory, String instance) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", brokers);
        environment.put("SCHEMA_REGISTRY_URL", registry);
        environment.put("CLAIMLINE_TOPIC_PREFIX", topics.prefix());
        environment.put("CLAIMLINE_PARTITIONS", String.valueOf(PARTITIONS));
        environment.put("CLAIMLINE_STATE_DIR", directory.resolve(instance).toString());
        environment.put("CLAIMLINE_INSTANCE", instance);
        environment.put("CLAIMLINE_HTTP_PORT", String.valueOf(Programs.freePort()));
        return programs.run(directory.resolve(instance + "-logs"), environment, "serve");
    }

    Answers answers(Api api) {
        return Answers.of(api, brokers, serdes(), topics);
    }
}
