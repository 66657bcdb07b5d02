package org.claimline.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.web.WebConfig;

/**
 * What an instance of the service is started with.
 *
 * @param topics        the topics, by their prefix ({@code CLAIMLINE_TOPIC_PREFIX}, {@code claimline.})
 * @param partitions    partitions of topics that are not there yet ({@code CLAIMLINE_PARTITIONS}, 12)
 * @param createTopics  whether to create missing topics and register missing schemas ({@code CLAIMLINE_CREATE}, false): the demo does,
 *                      a deployment does so beforehand
 * @param kafka         settings of every Kafka client: {@code KAFKA_BOOTSTRAP_SERVERS}, and any other {@code KAFKA_X_Y} as {@code x.y}
 * @param registryUrl   the schema registry ({@code SCHEMA_REGISTRY_URL})
 * @param registry      settings of its client: any other {@code SCHEMA_REGISTRY_X_Y} as {@code schema.registry.x.y}
 * @param stateDir      where stores lie ({@code CLAIMLINE_STATE_DIR}, {@code ./claimline-state})
 * @param threads       stream threads of each application ({@code CLAIMLINE_THREADS}, 1)
 * @param groupInstance name of this instance for quick restarts ({@code CLAIMLINE_INSTANCE}, none)
 * @param advertised    host and port at which other instances reach this one ({@code CLAIMLINE_ADVERTISED}, the address listened on)
 * @param web           where it listens ({@code CLAIMLINE_HTTP_HOST}, 127.0.0.1; {@code CLAIMLINE_HTTP_PORT}, 8080) and in which zone it
 *                      tells times ({@code CLAIMLINE_ZONE}, Asia/Damascus)
 */
record ServiceConfig(
        Topics topics,
        int partitions,
        boolean createTopics,
        Map<String, Object> kafka,
        String registryUrl,
        Map<String, Object> registry,
        Path stateDir,
        int threads,
        Optional<String> groupInstance,
        Optional<String> advertised,
        WebConfig web) {

    ServiceConfig {
        kafka = Map.copyOf(kafka);
        registry = Map.copyOf(registry);
    }

    /** The configuration in {@code env}; refuses what is missing or wrong, naming variable, value and remedy. */
    static ServiceConfig of(Map<String, String> env) {
        try {
            return read(new Env(env));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }

    private static ServiceConfig read(Env variables) {
        String bootstrap = variables.required("KAFKA_BOOTSTRAP_SERVERS", "the brokers, such as localhost:9092");
        String registryUrl = variables.required("SCHEMA_REGISTRY_URL", "the registry, such as http://localhost:8081");
        Map<String, Object> kafka = variables.startingWith("KAFKA_", "");
        kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        Map<String, Object> registry = variables.startingWith("SCHEMA_REGISTRY_", "schema.registry.");
        registry.remove("schema.registry.url");
        return new ServiceConfig(
                new Topics(variables.text("CLAIMLINE_TOPIC_PREFIX").orElse(Topics.LIVE.prefix())),
                variables.number("CLAIMLINE_PARTITIONS", TopicLayout.DEFAULT_PARTITIONS),
                variables.text("CLAIMLINE_CREATE").map(Boolean::parseBoolean).orElse(false),
                kafka,
                registryUrl,
                registry,
                Path.of(variables.text("CLAIMLINE_STATE_DIR").orElse("claimline-state")),
                variables.number("CLAIMLINE_THREADS", 1),
                variables.text("CLAIMLINE_INSTANCE"),
                variables.text("CLAIMLINE_ADVERTISED"),
                new WebConfig(
                        variables.text("CLAIMLINE_HTTP_HOST").orElse("127.0.0.1"),
                        variables.number("CLAIMLINE_HTTP_PORT", 8080),
                        variables.zone("CLAIMLINE_ZONE", WebConfig.DEFAULT_ZONE),
                        WebConfig.DEFAULT_MAX_BODY_BYTES));
    }

    /** The same with a free port in place of 0; refuses a port that is taken. */
    ServiceConfig onFreePort() {
        int port = Ports.free(web.host(), web.port(), "set CLAIMLINE_HTTP_PORT to another, or to 0 for any free one");
        return new ServiceConfig(
                topics,
                partitions,
                createTopics,
                kafka,
                registryUrl,
                registry,
                stateDir,
                threads,
                groupInstance,
                advertised,
                new WebConfig(web.host(), port, web.zone(), web.maxBodyBytes()));
    }

    String bootstrapServers() {
        return String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** The same with where the server really listens. */
    String server(int port) {
        return advertised.orElse(web.host() + ":" + port);
    }

    private record Env(Map<String, String> env) {

        Optional<String> text(String name) {
            return Optional.ofNullable(env.get(name)).map(String::strip).filter(s -> !s.isEmpty());
        }

        String required(String name, String what) {
            return text(name).orElseThrow(() -> new ConfigException(name + " is not set; give it " + what));
        }

        int number(String name, int otherwise) {
            Optional<String> value = text(name);
            try {
                return value.map(Integer::valueOf).orElse(otherwise);
            } catch (NumberFormatException e) {
                throw new ConfigException(
                        name + " is \"" + value.orElse("") + "\", no whole number; the default is " + otherwise);
            }
        }

        ZoneId zone(String name, ZoneId otherwise) {
            Optional<String> value = text(name);
            try {
                return value.map(ZoneId::of).orElse(otherwise);
            } catch (java.time.DateTimeException e) {
                throw new ConfigException(
                        name + " is \"" + value.orElse("") + "\", no zone; use one such as " + otherwise);
            }
        }

        Map<String, Object> startingWith(String start, String prefix) {
            Map<String, Object> settings = new HashMap<>();
            new TreeMap<>(env).forEach((name, value) -> {
                if (name.startsWith(start) && !value.isBlank()) {
                    settings.put(
                            prefix
                                    + name.substring(start.length())
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '.'),
                            value);
                }
            });
            return settings;
        }
    }
}
