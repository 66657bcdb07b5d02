package org.claimline.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;

/**
 * Where broker and registry are, for the commands that talk to them. Options go first, then the environment and the configuration file; where
 * these name neither, a running service is asked, so that everything works beside a demo without a word.
 *
 * @param kafka       settings of every Kafka client
 * @param registryUrl the registry; empty where the command needs none and nobody named one
 * @param registry    settings of its client
 * @param from        who said so, for messages: {@code --bootstrap-servers}, {@code environment}, or the service's address
 */
record Connection(
        Topics topics,
        Map<String, Object> kafka,
        Optional<String> registryUrl,
        Map<String, Object> registry,
        String from) {

    Connection {
        kafka = Map.copyOf(kafka);
        registry = Map.copyOf(registry);
    }

    /** What a command cannot do without. */
    enum Needs {
        BROKER(Variable.KAFKA_BOOTSTRAP_SERVERS, "--bootstrap-servers"),
        REGISTRY(Variable.SCHEMA_REGISTRY_URL, "--registry");

        private final Variable variable;
        private final String option;

        Needs(Variable variable, String option) {
            this.variable = variable;
            this.option = option;
        }
    }

    /** Asks a running service where its broker and registry are. */
    @FunctionalInterface
    interface Service {
        Told ask();
    }

    /**
     * What a service says of where it is connected.
     *
     * @param url where it was asked
     */
    record Told(String url, String bootstrapServers, String schemaRegistry, String topicPrefix) {}

    /**
     * Finds out.
     *
     * @param options variables as the command line's options set them
     * @param source  the environment and the configuration file
     * @param service asked where neither names any of {@code needs}
     */
    static Connection resolve(Map<Variable, String> options, ConfigSource source, Set<Needs> needs, Service service) {
        Map<String, String> environment = new HashMap<>(source.environment());
        options.forEach((variable, value) -> environment.put(variable.name(), value));
        ConfigSource set = new ConfigSource(source.file(), environment);
        String from = options.isEmpty() ? "environment" : "command line";
        if (needs.stream().noneMatch(need -> set.setting(need.variable.name()).isPresent())) {
            Told told = service.ask();
            from = told.url();
            environment.put(Variable.KAFKA_BOOTSTRAP_SERVERS.name(), told.bootstrapServers());
            environment.put(Variable.SCHEMA_REGISTRY_URL.name(), withoutMask(told.schemaRegistry()));
            if (set.setting(Variable.CLAIMLINE_TOPIC_PREFIX.name()).isEmpty()) {
                environment.put(Variable.CLAIMLINE_TOPIC_PREFIX.name(), told.topicPrefix());
            }
        }
        return read(new ConfigSource(source.file(), environment), needs, from);
    }

    private static Connection read(ConfigSource source, Set<Needs> needs, String from) {
        for (Needs need : needs) {
            if (source.setting(need.variable.name()).isEmpty()) {
                throw new ConfigException("neither " + need.option + " nor " + need.variable + " is given, though the "
                        + (need == Needs.BROKER ? "registry" : "broker")
                        + " is; name both, or neither to ask a running service for them (--url)");
            }
        }
        Map<String, Object> kafka = source.startingWith(Variable.OF_KAFKA, "");
        if (source.setting(Variable.KAFKA_BOOTSTRAP_SERVERS.name()).isPresent()) {
            kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, source.brokers(Variable.KAFKA_BOOTSTRAP_SERVERS));
            ClientSettings.check(kafka, source);
        }
        Optional<String> registryUrl = source.setting(Variable.SCHEMA_REGISTRY_URL.name())
                .map(set -> ClientSettings.withoutUser(source.addresses(Variable.SCHEMA_REGISTRY_URL)));
        Map<String, Object> registry = ClientSettings.ofRegistry(source);
        return new Connection(topics(source), kafka, registryUrl, registry, from);
    }

    private static Topics topics(ConfigSource source) {
        try {
            return new Topics(source.required(Variable.CLAIMLINE_TOPIC_PREFIX, Topics.LIVE.prefix()));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }

    String brokers() {
        return String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Where the registry is, as it may be shown. */
    String shownRegistry() {
        return Secrets.masked(Variable.SCHEMA_REGISTRY_URL.name(), registryUrl.orElse("none"));
    }

    ContractSerdes serdes() {
        return ContractSerdes.connect(
                registryUrl.orElseThrow(
                        () -> new ConfigException("no schema registry is given; name it with --registry")),
                registry);
    }

    /** A service tells no credentials; who needs some has them in SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO. */
    private static String withoutMask(String urls) {
        return urls.replace(Secrets.MASK + "@", "");
    }
}
