package org.claimline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.claimline.cli.ServiceClient.Parameter;
import org.claimline.cli.text.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code claimline towns}: every town with its state, asked of a running service. */
@Command(
        name = "towns",
        mixinStandardHelpOptions = true,
        description = {
            "Lists towns with their state: who holds them, since when, how sure that is.",
            "",
            "Asks a running service. --json prints the array that GET /api/towns answers."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline towns",
            "  claimline towns --status contested",
            "  claimline towns --within Hama --controller opposition",
            "  claimline towns --known-at 2024-11-30T22:00:00+03:00",
            "  claimline towns --json | jq -r '.[] | select(.openDisputes > 0).name'"
        })
final class TownsCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description = "Only these: confirmed, reported, claimed, contested, unclear.")
    private List<String> status = List.of();

    @Option(names = "--controller", paramLabel = "PARTY", description = "Only those that this party holds.")
    private @Nullable String controller;

    @Option(names = "--within", paramLabel = "PLACE", description = "Only those in this place, a governorate say.")
    private @Nullable String within;

    @Option(names = "--q", paramLabel = "TEXT", description = "Only those with this in a name, in any spelling.")
    private @Nullable String text;

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ServiceOption service = new ServiceOption();

    @Override
    public Integer call() {
        Map<String, String> environment = System.getenv();
        List<Parameter> parameters = new ArrayList<>(moment.parameters());
        if (!status.isEmpty()) {
            parameters.add(new Parameter("status", String.join(",", status)));
        }
        parameters.addAll(Parameter.of("controller", Optional.ofNullable(controller)));
        parameters.addAll(Parameter.of("within", Optional.ofNullable(within)));
        parameters.addAll(Parameter.of("q", Optional.ofNullable(text)));
        ArrayNode towns = service.client(environment).list("/api/towns", parameters);
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(towns);
        } else {
            TownTable table = new TownTable(Screen.of(environment).out());
            for (JsonNode town : towns) {
                table.add(town);
            }
            table.print(out);
        }
        out.flush();
        return ExitCode.OK;
    }
}
