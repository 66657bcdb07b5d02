package org.claimline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Screen;
import org.claimline.cli.text.Table;
import org.claimline.cli.text.Table.Column;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code claimline sources}: the register of sources and claimants, asked of a running service. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the register of sources and claimants: their stance, and how reliable they are (A to F; F is unrated).",
            "",
            "Asks a running service. --json prints the entries as GET /api/sources answers them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline sources",
            "  claimline sources --q observatory",
            "  claimline sources --json | jq -r '.[] | select(.reliability == \"F\").id'"
        })
final class SourcesCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--q", paramLabel = "TEXT", description = "Only those with this in their id, name or an alias.")
    private @Nullable String text;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ServiceOption service = new ServiceOption();

    @Override
    public Integer call() {
        Map<String, String> environment = System.getenv();
        ArrayNode sources = JSON.createArrayNode();
        for (JsonNode source : service.client(environment).list("/api/sources", List.of())) {
            if (Optional.ofNullable(text).map(t -> isIn(source, t)).orElse(true)) {
                sources.add(source);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(sources);
        } else {
            Table table = new Table(
                    Column.text("ID", 16),
                    Column.text("NAME", 12),
                    Column.whole("STANCE"),
                    Column.whole("GRADE"),
                    Column.text("KIND", 4),
                    Column.text("RELAYS", 6));
            sources.forEach(source -> table.row(
                    Shown.text(source, "id"),
                    Shown.text(source, "name"),
                    Shown.text(source, "stance"),
                    Shown.text(source, "reliability"),
                    Shown.text(source, "kind").toLowerCase(Locale.ROOT),
                    joined(source.path("relays"))));
            table.print(out, Screen.of(environment).out());
            out.println();
            out.println(Counts.of(sources.size(), "source"));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static boolean isIn(JsonNode source, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        String all = String.join(
                        "\n", Shown.text(source, "id"), Shown.text(source, "name"), joined(source.path("aliases")))
                .toLowerCase(Locale.ROOT);
        return all.contains(wanted);
    }

    private static String joined(JsonNode texts) {
        StringJoiner joined = new StringJoiner(", ");
        joined.setEmptyValue(Shown.NOTHING);
        texts.forEach(t -> joined.add(t.asText()));
        return joined.toString();
    }
}
