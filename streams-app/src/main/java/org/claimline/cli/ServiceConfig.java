package org.claimline.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
 *                      tells times ({@code CLAIMLINE_ZONE}, Asia/Damascus); which pages may ask it ({@code CLAIMLINE_CORS_ORIGINS}, none);
 *                      what lies under its map ({@code CLAIMLINE_TILES}, nothing)
 * @param alerts        how alerts are delivered
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
        WebConfig web,
        AlertConfig alerts) {

    ServiceConfig {
        kafka = Map.copyOf(kafka);
        registry = Map.copyOf(registry);
    }

    /** The configuration in {@code env}, with no file. */
    static ServiceConfig of(Map<String, String> env) {
        return of(new ConfigSource(Optional.empty(), env));
    }

    /** The configuration in {@code source}; refuses what is missing or wrong, naming variable, value and remedy. */
    static ServiceConfig of(ConfigSource source) {
        Map<String, Object> kafka = source.startingWith(Variable.OF_KAFKA, "");
        kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, source.brokers(Variable.KAFKA_BOOTSTRAP_SERVERS));
        Protections.refuseOpenTo(source.required(Variable.CLAIMLINE_HTTP_HOST, "127.0.0.1"), source);
        String registryUrl = ClientSettings.withoutUser(source.addresses(Variable.SCHEMA_REGISTRY_URL));
        Map<String, Object> registry = ClientSettings.ofRegistry(source);
        ClientSettings.check(kafka, source);
        return new ServiceConfig(
                prefix(source),
                source.number(Variable.CLAIMLINE_PARTITIONS, 1, TopicLayout.MOST_PARTITIONS),
                source.flag(Variable.CLAIMLINE_CREATE),
                kafka,
                registryUrl,
                registry,
                source.path(Variable.CLAIMLINE_STATE_DIR),
                source.number(Variable.CLAIMLINE_THREADS, 1, 64),
                source.text(Variable.CLAIMLINE_INSTANCE),
                source.address(Variable.CLAIMLINE_ADVERTISED),
                new WebConfig(
                        source.required(Variable.CLAIMLINE_HTTP_HOST, "127.0.0.1"),
                        source.number(Variable.CLAIMLINE_HTTP_PORT, 0, 65_535),
                        source.zone(Variable.CLAIMLINE_ZONE),
                        source.number(Variable.CLAIMLINE_MAX_BODY_BYTES, 1_024, 128 * 1024 * 1024),
                        source.origins(Variable.CLAIMLINE_CORS_ORIGINS),
                        Protections.of(source),
                        source.tiles()),
                AlertConfig.of(source));
    }

    private static Topics prefix(ConfigSource source) {
        try {
            return new Topics(source.required(Variable.CLAIMLINE_TOPIC_PREFIX, Topics.LIVE.prefix()));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(Variable.CLAIMLINE_TOPIC_PREFIX + ": " + e.getMessage());
        }
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
                web.on(port),
                alerts);
    }

    String bootstrapServers() {
        return String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Where other instances reach this one: as advertised, else where it listens on {@code port}. */
    String server(int port) {
        return advertised.orElseGet(() -> reachable(web.host()) + ":" + port);
    }

    /** Who listens everywhere is reached under the machine's own name. */
    private static String reachable(String host) {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostAddress()
                    : host;
        } catch (UnknownHostException e) {
            throw new ConfigException(
                    Variable.CLAIMLINE_HTTP_HOST + " is \"" + host
                            + "\", which is no address of this machine; give one, and CLAIMLINE_ADVERTISED if others reach it by another");
        }
    }
}
