package org.claimline.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.TopologyDescription;
import org.claimline.alert.delivery.DeliveryTopology;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.ReconcileTopology;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputesTopology;
import org.claimline.topology.normalise.NormaliseSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code claimline topology}: how the applications are wired. Needs no broker. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        description = {
            "Prints how the three Kafka Streams applications are wired: sources, processors, stores and sinks.",
            "",
            "Needs no broker and no service. --format json is an object with \"reconcile\", \"disputes\" and \"delivery\", each an"
                    + " array of nodes {name, kind, topics, stores, to}; mermaid is a drawing for Markdown."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline topology",
            "  claimline topology --format mermaid > topology.mmd",
            "  claimline topology --json | jq -r '.reconcile[].stores[]' | sort -u"
        })
final class TopologyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = "${env:CLAIMLINE_TOPIC_PREFIX:-claimline.}",
            description = "What stands before every topic's name (default: ${DEFAULT-VALUE}).")
    private String prefix = "claimline.";

    /** How it is printed. */
    enum Format {
        TEXT,
        JSON,
        MERMAID;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        Map<String, TopologyDescription> applications = descriptions();
        PrintWriter out = spec.commandLine().getOut();
        switch (json ? Format.JSON : format) {
            case TEXT ->
                applications.forEach((name, description) -> {
                    out.println(name);
                    out.println(String.valueOf(description).stripTrailing());
                    out.println();
                });
            case JSON -> {
                Map<String, Object> all = new LinkedHashMap<>();
                applications.forEach((name, description) -> all.put(name, TopologyDrawing.nodes(description)));
                out.println(OutputOption.line(all));
            }
            case MERMAID -> TopologyDrawing.mermaid(applications).forEach(out::println);
        }
        out.flush();
        return ExitCode.OK;
    }

    private Map<String, TopologyDescription> descriptions() {
        Topics topics;
        try {
            topics = new Topics(prefix);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
        ContractSerdes serdes = ContractSerdes.connect("mock://topology", Map.of());
        Map<String, TopologyDescription> applications = new LinkedHashMap<>();
        applications.put(
                "reconcile",
                ReconcileTopology.build(topics, serdes, NormaliseSettings.of(TopicLayout.DEFAULT_PARTITIONS))
                        .describe());
        applications.put(
                "disputes",
                DisputesTopology.build(topics, serdes, DisputesTopology.Settings.of(TopicLayout.DEFAULT_PARTITIONS))
                        .describe());
        applications.put(
                "delivery",
                DeliveryTopology.build(topics, serdes, DeliveryTopology.Means.NONE)
                        .describe());
        return applications;
    }
}
