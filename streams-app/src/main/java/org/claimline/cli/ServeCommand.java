package org.claimline.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.claimline.topology.ContractSerdes;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code claimline serve}: one instance of the service on a Kafka and a registry that are there; runs until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one instance of the service on an existing Kafka and schema registry, until it is stopped.",
            "",
            "Configured by environment variables:",
            "  KAFKA_BOOTSTRAP_SERVERS   the brokers (required)",
            "  KAFKA_*                   any other setting of Kafka's clients: KAFKA_SECURITY_PROTOCOL is security.protocol",
            "  SCHEMA_REGISTRY_URL       the schema registry (required)",
            "  SCHEMA_REGISTRY_*         any other setting of its client: SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO, ...",
            "  CLAIMLINE_TOPIC_PREFIX    prefix of the topics (claimline.)",
            "  CLAIMLINE_PARTITIONS      partitions of the topics (12)",
            "  CLAIMLINE_CREATE          create missing topics and register schemas at start (false)",
            "  CLAIMLINE_STATE_DIR       where stores lie (./claimline-state)",
            "  CLAIMLINE_THREADS         stream threads of each application (1)",
            "  CLAIMLINE_INSTANCE        name of this instance, for quick restarts (none)",
            "  CLAIMLINE_HTTP_HOST       address to listen on (127.0.0.1)",
            "  CLAIMLINE_HTTP_PORT       port to listen on (8080)",
            "  CLAIMLINE_ADVERTISED      host:port at which other instances reach this one (where it listens)",
            "  CLAIMLINE_ZONE            zone of the times in answers (Asia/Damascus)"
        },
        footerHeading = "%nExample:%n",
        footer = "  KAFKA_BOOTSTRAP_SERVERS=localhost:9092 SCHEMA_REGISTRY_URL=http://localhost:8081 claimline serve")
final class ServeCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ServiceConfig config = ServiceConfig.of(System.getenv()).onFreePort();
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
        PrintWriter out = spec.commandLine().getOut();
        out.println("Claimline is ready: page " + service.uri() + "  broker " + config.bootstrapServers()
                + "  registry " + config.registryUrl());
        out.flush();
        stopped.await();
        return ExitCode.OK;
    }
}
