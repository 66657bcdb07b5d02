package org.claimline.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.claimline.cli.text.Screen;
import org.claimline.ingest.TopicContents;
import org.claimline.query.TownSummary;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.fold.FoldStage;
import org.claimline.web.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code claimline states}: the reconciled topic itself, as any consumer of committed records sees it. */
@Command(
        name = "states",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the reconciled topic, town-states.v1: the latest state of every town, read from the broker itself.",
            "",
            "Committed records only, as dashboards read them. --follow goes on and prints each state as it comes."
                    + " --json prints a line of JSON for each state, with the fields of GET /api/towns;"
                    + " {\"townId\": ..., \"removed\": true} says that a town's last claim ended."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline states",
            "  claimline states --town hama --town qomhana",
            "  claimline states --follow --json | jq -c '{name, status, controller}'",
            "  claimline states --bootstrap-servers kafka:9092 --registry http://reg:8081"
        })
final class StatesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--follow", description = "Go on, and print each state as it comes, until stopped (Ctrl-C).")
    private boolean follow;

    @Option(names = "--town", paramLabel = "ID", description = "Only this town, by its id; may be given several times.")
    private List<String> towns = List.of();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() {
        Map<String, String> environment = System.getenv();
        Connection connection = connections.resolve(environment, Connection.Needs.BROKER, Connection.Needs.REGISTRY);
        ContractSerdes serdes = connection.serdes();
        String topic = connection.topics().townStates();
        try (Broker broker = Broker.of(connection)) {
            broker.require(List.of(topic));
        }
        StatesPrinter printer = new StatesPrinter(
                spec.commandLine().getOut(),
                output.json(),
                Screen.of(environment).out(),
                new Json(connections.source(environment).zone(Variable.CLAIMLINE_ZONE)));
        TopicContents.read(
                connection.kafka(),
                topic,
                item -> {
                    String town = TopicContents.key(item);
                    if (towns.isEmpty() || towns.contains(town)) {
                        add(printer, town, item, serdes);
                    }
                    return !printer.isClosed();
                },
                () -> {
                    printer.printLatest();
                    return follow && !printer.isClosed();
                });
        return known(printer, topic);
    }

    private void add(StatesPrinter printer, String town, ConsumerRecord<byte[], byte[]> item, ContractSerdes serdes) {
        try {
            printer.add(town, summary(item, serdes));
        } catch (RuntimeException e) {
            if (RegistryFailures.isUnreachable(e)) {
                throw e;
            }
            spec.commandLine()
                    .getErr()
                    .println("claimline: record " + item.partition() + "@" + item.offset() + " of " + item.topic()
                            + " cannot be read and is passed over (" + e.getMessage() + ")");
        }
    }

    private static Optional<TownSummary> summary(ConsumerRecord<byte[], byte[]> item, ContractSerdes serdes) {
        return Optional.ofNullable(item.value())
                .map(value -> TownSummary.of(
                        serdes.townStates().deserializer().deserialize(item.topic(), value), version(item)));
    }

    private static OptionalLong version(ConsumerRecord<byte[], byte[]> item) {
        Header header = item.headers().lastHeader(FoldStage.VERSION_HEADER);
        return header == null
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(new String(header.value(), StandardCharsets.UTF_8)));
    }

    private int known(StatesPrinter printer, String topic) {
        Set<String> unknown = new TreeSet<>(towns);
        unknown.removeAll(printer.towns());
        if (unknown.isEmpty()) {
            return ExitCode.OK;
        }
        spec.commandLine()
                .getErr()
                .println("claimline: " + topic + " holds no state of " + String.join(", ", unknown)
                        + "; towns go by their ids here, such as hama");
        return ExitCode.WANTING;
    }
}
