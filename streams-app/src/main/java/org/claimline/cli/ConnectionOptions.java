package org.claimline.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.cli.Connection.Needs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where broker and registry are; with none of them, a running service is asked. */
final class ConnectionOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The brokers (default: KAFKA_BOOTSTRAP_SERVERS, else those of the service at --url).")
    private @Nullable String brokers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "The schema registry (default: SCHEMA_REGISTRY_URL, else that of the service at --url).")
    private @Nullable String registry;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "What stands before every topic's name (default: CLAIMLINE_TOPIC_PREFIX, else as the service"
                    + " at --url says, else claimline.).")
    private @Nullable String prefix;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read variables from this file, as serve does; security settings of Kafka, say.")
    private @Nullable Path file;

    @Mixin
    private ServiceOption service = new ServiceOption();

    Connection resolve(Map<String, String> environment, Needs... needs) {
        Map<Variable, String> options = new EnumMap<>(Variable.class);
        put(options, Variable.KAFKA_BOOTSTRAP_SERVERS, brokers);
        put(options, Variable.SCHEMA_REGISTRY_URL, registry);
        put(options, Variable.CLAIMLINE_TOPIC_PREFIX, prefix);
        return Connection.resolve(options, source(environment), Set.of(needs), () -> service.client(environment)
                .ask());
    }

    /** The variables as environment and file set them. */
    ConfigSource source(Map<String, String> environment) {
        return ConfigSource.of(Optional.ofNullable(file), environment);
    }

    private static void put(Map<Variable, String> options, Variable variable, @Nullable String value) {
        if (value != null) {
            options.put(variable, value);
        }
    }
}
