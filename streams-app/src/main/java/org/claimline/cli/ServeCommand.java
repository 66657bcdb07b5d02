package org.claimline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.claimline.topology.ContractSerdes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code claimline serve}: one instance of the service on a Kafka and a registry that are there; runs until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one instance of the service on an existing Kafka and schema registry, until it is stopped.",
            "",
            "Configured by the variables below, in the environment or in a file of YAML; the environment goes first."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  export KAFKA_BOOTSTRAP_SERVERS=localhost:9092",
            "  export SCHEMA_REGISTRY_URL=http://localhost:8081",
            "  claimline serve",
            "  claimline serve --config claimline.yaml",
            "  claimline serve --config claimline.yaml --print-config"
        })
final class ServeCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read variables from this file: a line for each, such as CLAIMLINE_PARTITIONS: 12."
                    + " CLAIMLINE_CONFIG may name it too.")
    private @Nullable Path file;

    @Option(
            names = "--print-config",
            description = "Check the configuration, print what is in force as a file, secrets masked, and stop.")
    private boolean print;

    @Override
    public Integer call() throws Exception {
        ConfigSource source = ConfigSource.of(Optional.ofNullable(file), System.getenv());
        source.unknown().forEach(name -> spec.commandLine()
                .getErr()
                .println("claimline: " + name + " is set and is no variable; claimline serve --help lists them all"));
        ServiceConfig configured = ServiceConfig.of(source);
        if (print) {
            ConfigListing.print(source, spec.commandLine().getOut());
            return ExitCode.OK;
        }
        Protections.warnings(source)
                .forEach(warning -> spec.commandLine().getErr().println("claimline: " + warning));
        ServiceConfig config = configured.onFreePort();
        ContractSerdes serdes = ContractSerdes.connect(config.registryUrl(), config.registry());
        Preflight.check(config, serdes);
        CountDownLatch stopped = new CountDownLatch(1);
        Service service = Service.start(config, serdes, Clock.systemUTC());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            service.close();
                            stopped.countDown();
                        },
                        "serve-stop"));
        if (!service.awaitRead()) {
            stopped.await();
            return ExitCode.OK;
        }
        service.tellReceivers();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Claimline is ready: page " + service.uri() + "  broker "
                + Secrets.masked("", config.bootstrapServers()) + "  registry "
                + Secrets.masked("", config.registryUrl()));
        out.flush();
        stopped.await();
        return ExitCode.OK;
    }

    /** The variables with default and meaning, as help shows them. */
    static List<String> variables() {
        List<String> lines = new ArrayList<>(List.of("", "Variables, with their defaults:"));
        for (Variable variable : Variable.values()) {
            variable(variable + "=" + variable.otherwise(), variable.meaning(), lines);
        }
        variable("KAFKA_X_Y=", "x.y of every Kafka client, such as KAFKA_SECURITY_PROTOCOL", lines);
        variable(
                "SCHEMA_REGISTRY_X_Y=",
                "schema.registry.x.y of its client, such as SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION",
                lines);
        variable("NAME_FILE=", "a file with the value of NAME, for any of these: secrets of containers, say", lines);
        variable("CLAIMLINE_LOG_LEVEL=INFO", "of our own log lines: ERROR, WARN, INFO or DEBUG", lines);
        lines.add("");
        return lines;
    }

    private static void variable(String name, String meaning, List<String> lines) {
        lines.add("  " + name);
        lines.add("      " + meaning);
    }
}
