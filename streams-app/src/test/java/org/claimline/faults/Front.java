package org.claimline.faults;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.TopicWriter;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.TopicAdmin;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;

/**
 * Where a run takes place: what whoever is given it needs to find the service and to know what it must say.
 *
 * @param brokers  directly, past every proxy
 * @param registry where the registry is
 * @param topics   behind the prefix of this run
 * @param seed     of the war
 * @param towns    of the war
 */
record Front(String brokers, String registry, Topics topics, long seed, int towns) {
    static final int PARTITIONS = 3;
    private static final short COPIES = 3;

    /** The registry's journal, which it would otherwise keep once. */
    static void prepareRegistry(Admin admin) {
        NewTopic journal = new NewTopic("_schemas", 1, COPIES).configs(Map.of("cleanup.policy", "compact"));
        await("topic of the registry")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> {
                    admin.createTopics(List.of(journal)).all().get();
                    return true;
                });
    }

    ContractSerdes serdes() {
        return ContractSerdes.connect(registry, Map.of());
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", brokers);
    }

    /** Brings schemas, topics and registers into being. */
    void prepare(Admin admin) {
        ContractSerdes serdes = serdes();
        SchemaRegistrar.register(serdes.registry());
        TopicAdmin.ensure(admin, new TopicLayout(topics, PARTITIONS, Optional.of(COPIES)));
        Clock clock = Clock.systemUTC();
        try (var parties = TopicWriter.parties(topics, serdes, client(), clock);
                var places = TopicWriter.places(topics, serdes, client(), clock);
                var sources = TopicWriter.sources(topics, serdes, client(), clock)) {
            parties.write(Cast.parties());
            places.write(Cast.places(towns));
            sources.write(Cast.sources());
        } catch (NotWrittenException e) {
            throw new IllegalStateException(e);
        }
    }
}
