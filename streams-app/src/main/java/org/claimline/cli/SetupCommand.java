package org.claimline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Counts;
import org.claimline.ingest.SeedRegisters;
import org.claimline.ingest.Seeding;
import org.claimline.ingest.Seeding.Entered;
import org.claimline.schema.Contract;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.TopicAdmin;
import org.claimline.topology.TopicLayout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code claimline setup}: what has to be there before the first instance starts. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description = {
            "Brings into being what the service needs on a Kafka and a schema registry: schemas, topics, and entries of the"
                    + " registers of parties, places and sources.",
            "",
            "What is there stays as it is, entries edited since included; doing it again changes nothing. Topics get"
                    + " CLAIMLINE_PARTITIONS partitions, which is fixed then.",
            "",
            "--json prints {schemas, topics, partitions, entered: {parties, places, sources}}: topics that were made, and entries"
                    + " that were written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline setup --bootstrap-servers kafka:9092 --registry http://reg:8081",
            "  claimline setup --registers ./registers      our own tables",
            "  claimline setup --registers none             topics and schemas alone"
        })
final class SetupCommand implements Callable<Integer> {
    private static final String SEED = "seed";
    private static final String NONE = "none";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--registers",
            paramLabel = "seed|none|DIR",
            defaultValue = SEED,
            description = "Enter those that came with the program, none, or the tables parties.csv, places.csv and"
                    + " sources.csv of a directory, as far as they are there (default: ${DEFAULT-VALUE}).")
    private String registers = SEED;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() throws Exception {
        Map<String, String> environment = System.getenv();
        Connection connection = connections.resolve(environment, Connection.Needs.BROKER, Connection.Needs.REGISTRY);
        int partitions =
                connections.source(environment).number(Variable.CLAIMLINE_PARTITIONS, 1, TopicLayout.MOST_PARTITIONS);
        SeedRegisters entries = entries();
        ContractSerdes serdes = connection.serdes();
        List<String> topics;
        try (Broker broker = Broker.of(connection)) {
            SchemaRegistrar.register(serdes.registry());
            topics = TopicAdmin.ensure(broker.admin(), TopicLayout.of(connection.topics(), partitions));
        }
        Entered entered =
                new Seeding(connection.topics(), serdes, connection.kafka(), Clock.systemUTC()).registers(entries);
        print(topics, partitions, entered);
        return ExitCode.OK;
    }

    private SeedRegisters entries() {
        return switch (registers) {
            case SEED -> SeedRegisters.load();
            case NONE -> new SeedRegisters(List.of(), List.of(), List.of());
            default -> tables(Path.of(registers));
        };
    }

    private SeedRegisters tables(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--registers " + directory
                            + " is no directory; give one with parties.csv, places.csv or sources.csv,"
                            + " or say seed or none");
        }
        SeedRegisters.Tables tables;
        try {
            tables = SeedRegisters.in(directory);
        } catch (IllegalArgumentException e) {
            throw TableException.data(e);
        } catch (IOException e) {
            throw new ConfigException("--registers: " + e + "; check that this user may read it");
        }
        if (tables.sources().isEmpty()
                && tables.parties().isEmpty()
                && tables.places().isEmpty()) {
            throw new ConfigException("--registers " + directory
                    + " has none of parties.csv, places.csv and sources.csv in it; check the directory");
        }
        return new SeedRegisters(
                tables.sources().orElse(List.of()),
                tables.parties().orElse(List.of()),
                tables.places().orElse(List.of()));
    }

    private void print(List<String> topics, int partitions, Entered entered) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("schemas", Contract.values().length);
            json.put("topics", topics.stream().sorted().toList());
            json.put("partitions", partitions);
            json.put("entered", entered);
            out.println(OutputOption.line(json));
        } else {
            out.println("schemas: all " + Contract.values().length + " are there");
            out.println("topics: "
                    + (topics.isEmpty()
                            ? "all were there"
                            : Counts.of(topics.size(), "topic") + " made, of " + Counts.of(partitions, "partition")));
            out.println("registers: " + Counts.number(entered.parties()) + " parties, "
                    + Counts.of(entered.places(), "place") + " and " + Counts.of(entered.sources(), "source")
                    + " entered; what was there stays as it is");
        }
        out.flush();
    }
}
