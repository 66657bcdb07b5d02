package org.claimline.local;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka and Apicurio Registry in containers, as a newsroom would run them: other processes, another registry, and the broker's own defaults
 * but for what a single node needs. It needs a container engine, and fails where there is none.
 */
final class ContainerStack implements Stack {
    /** Those of docker-compose.yml. */
    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.3.1");

    private static final DockerImageName REGISTRY = DockerImageName.parse("apicurio/apicurio-registry:3.3.3");

    private static final String KAFKA_AMONG_CONTAINERS = "kafka:19092";
    private static final int REGISTRY_PORT = 8080;
    private static final int REGISTRY_HEALTH_PORT = 9000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Map<String, String> KAFKA_SETTINGS = Map.of(
            // topics are created on purpose, with their retention, or not at all
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE",
            "false",
            "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS",
            "1",
            "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS",
            "1",
            "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS",
            "0",
            // tests that kill wait for less than six seconds until it is noticed
            "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS",
            "1000",
            // records are years old, and the broker forgets producers by the times of their records
            // (docs/containers.md)
            "KAFKA_PRODUCER_ID_EXPIRATION_CHECK_INTERVAL_MS",
            "2147483647");

    private final Network network;
    private final KafkaContainer kafka;
    private Optional<GenericContainer<?>> registry = Optional.empty();

    private ContainerStack(Network network, KafkaContainer kafka) {
        this.network = network;
        this.kafka = kafka;
    }

    static ContainerStack start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("-D" + PROPERTY + "=" + Kind.CONTAINERS
                    + " needs a container engine, and none answers; start one (DOCKER_HOST says where), or run on -D"
                    + PROPERTY + "=" + Kind.EMBEDDED);
        }
        Network network = Network.newNetwork();
        KafkaContainer kafka = new KafkaContainer(KAFKA)
                .withNetwork(network)
                .withListener(KAFKA_AMONG_CONTAINERS)
                .withEnv(KAFKA_SETTINGS)
                .withStartupTimeout(PATIENCE);
        ContainerStack stack = new ContainerStack(network, kafka);
        // Testcontainers' own reaper does so too, where it is not switched off
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
        kafka.start();
        return stack;
    }

    @Override
    public Kind kind() {
        return Kind.CONTAINERS;
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers().replaceFirst("^.*://", "");
    }

    @Override
    public synchronized String registryUrl() {
        GenericContainer<?> container = registry.orElseGet(this::startRegistry);
        return "http://" + container.getHost() + ":" + container.getMappedPort(REGISTRY_PORT) + "/apis/ccompat/v7";
    }

    private GenericContainer<?> startRegistry() {
        GenericContainer<?> container = new GenericContainer<>(REGISTRY)
                .withNetwork(network)
                .withEnv("APICURIO_STORAGE_KIND", "kafkasql")
                .withEnv("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", KAFKA_AMONG_CONTAINERS)
                .withExposedPorts(REGISTRY_PORT, REGISTRY_HEALTH_PORT)
                .waitingFor(Wait.forHttp("/health/ready")
                        .forPort(REGISTRY_HEALTH_PORT)
                        .withStartupTimeout(PATIENCE));
        registry = Optional.of(container);
        container.start();
        return container;
    }

    private synchronized void stop() {
        registry.ifPresent(GenericContainer::stop);
        kafka.stop();
        network.close();
    }
}
