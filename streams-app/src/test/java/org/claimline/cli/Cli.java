package org.claimline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.claimline.ingest.Seeding;
import org.claimline.local.SharedBroker;
import org.claimline.local.SharedRegistry;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.TopicAdmin;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import picocli.CommandLine;

/** Commands run as a user types them, on topics of their own with the seed registers in them. */
record Cli(Topics topics, ContractSerdes serdes) {
    static final int PARTITIONS = 3;

    /** What a command printed, and its exit code. */
    record Ran(int code, String out, String errors) {}

    static Cli seeded() throws Exception {
        return seeded(PARTITIONS);
    }

    static Cli seeded(int partitions) throws Exception {
        Topics topics = new Topics(SharedBroker.uniqueName("cli") + ".");
        ContractSerdes serdes = ContractSerdes.connect(SharedRegistry.url(), Map.of());
        SchemaRegistrar.register(serdes.registry());
        Cli cli = new Cli(topics, serdes);
        try (Admin admin = Admin.create(cli.client())) {
            TopicAdmin.ensure(admin, TopicLayout.of(topics, partitions));
        }
        new Seeding(topics, serdes, cli.client(), Clock.systemUTC()).registers();
        return cli;
    }

    /** The live service on these topics. */
    Service service(Path state, int partitions) throws Exception {
        ServiceConfig config = ServiceConfig.of(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", SharedBroker.bootstrapServers(),
                        "SCHEMA_REGISTRY_URL", SharedRegistry.url(),
                        "CLAIMLINE_TOPIC_PREFIX", topics.prefix(),
                        "CLAIMLINE_PARTITIONS", Integer.toString(partitions),
                        "CLAIMLINE_STATE_DIR", state.toString(),
                        "CLAIMLINE_HTTP_PORT", "0"))
                .onFreePort();
        Service service = Service.start(config, serdes, Clock.systemUTC());
        service.awaitRead();
        service.tellReceivers();
        return service;
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", SharedBroker.bootstrapServers());
    }

    /** The options that name broker, registry and prefix. */
    List<String> connection() {
        return List.of(
                "--bootstrap-servers", SharedBroker.bootstrapServers(),
                "--registry", SharedRegistry.url(),
                "--prefix", topics.prefix());
    }

    /** Runs a command on the broker and registry of the tests. */
    Ran run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(connection());
        return plain(all.toArray(String[]::new));
    }

    /** Runs a command as it stands. */
    static Ran plain(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(errors, true));
        int code = line.execute(arguments);
        return new Ran(code, out.toString(), errors.toString());
    }
}
