package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.claimline.cli.text.Cells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What holds for every command, also for those that are still to come. */
class CommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> commands() {
        List<String> names = new ArrayList<>();
        collect(Main.commandLine(), "", names);
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpTeachesByDescriptionAndExamples(String name) {
        CommandLine command = command(name);
        List<String> footer = List.of(command.getCommandSpec().usageMessage().footer());

        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(footer).anyMatch(line -> line.contains("claimline " + name));
        assertThat(footer).allMatch(line -> Cells.width(line) <= 80);
        assertThat(command.getUsageMessage().lines()).allMatch(line -> Cells.width(line) <= 80);
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(option.description()).as(option.longestName()).isNotEmpty();
        }
        for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
            assertThat(parameter.description()).as(parameter.paramLabel()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anUnknownOptionIsToldWithTheWayToHelp(String name) {
        List<String> arguments = new ArrayList<>(List.of(name.split(" ", -1)));
        arguments.add("--no-such-option");

        Cli.Ran ran = Cli.plain(arguments.toArray(String[]::new));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).contains("claimline " + name + " --help").doesNotContain("\tat ");
    }

    @Test
    void completionKnowsEveryCommandAndOption() {
        String script = Cli.plain("completion", "bash").out();

        assertThat(script).contains("towns", "--known-at", "--bootstrap-servers", "complete -F");
        assertThat(Cli.plain("completion", "fish").code()).isEqualTo(2);
        assertThat(Cli.plain("completion").code()).isEqualTo(2);
    }

    @Test
    void aCopyHasNoMorePartitionsThanAServiceTakes() {
        Cli.Ran ran = Cli.plain("copy", "--to-prefix", "mine.", "--partitions", "1001");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).contains("--partitions 1001", "1 to 1000");
    }

    @Test
    void theTopologyIsPrintedAsTextJsonAndDrawing() throws Exception {
        assertThat(Cli.plain("topology").out()).contains("reconcile", "disputes", "Source:", "claimline.reports.v1");

        JsonNode json = JSON.readTree(
                Cli.plain("topology", "--json", "--prefix", "mine.").out());
        List<String> topics = new ArrayList<>();
        json.path("reconcile").forEach(node -> node.path("topics").forEach(topic -> topics.add(topic.asText())));
        assertThat(topics).contains("mine.reports.v1", "mine.town-states.v1", "mine.claims.v1");
        assertThat(json.path("disputes")).isNotEmpty();

        List<String> drawing =
                Cli.plain("topology", "--format", "mermaid").out().lines().toList();
        assertThat(drawing.get(0)).isEqualTo("flowchart LR");
        assertThat(drawing)
                .contains("  topic_claimline_reports_v1([\"claimline.reports.v1\"])")
                .anyMatch(line -> line.matches("  topic_claimline_town_changes_v1 --> disputes_\\S+"));
        assertThat(Cli.plain("topology", "--prefix", "none").code()).isEqualTo(2);
    }

    private static void collect(CommandLine line, String path, List<String> names) {
        line.getSubcommands().forEach((name, command) -> {
            String full = (path + " " + name).strip();
            if (command.getSubcommands().isEmpty()) {
                names.add(full);
            }
            collect(command, full, names);
        });
    }

    private static CommandLine command(String path) {
        CommandLine command = Main.commandLine();
        for (String name : path.split(" ", -1)) {
            command = command.getSubcommands().get(name);
        }
        return command;
    }
}
