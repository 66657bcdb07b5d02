package org.claimline.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Cells;
import org.claimline.cli.text.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code claimline explain TOWN}: why a town's state is what it is, in sentences, asked of a running service. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains a town's state: who says what, which rule decided, what was set aside and why, what would change it.",
            "",
            "A town is named by its id or by any spelling; where that could be several, they are listed (exit code 1)."
                    + " --json prints what GET /api/towns/TOWN/explain answers: {verdict, sections: [{heading,"
                    + " sentences: [{text, claims}]}]}."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline explain Hama",
            "  claimline explain حماة",
            "  claimline explain Qomhana --known-at 2024-11-30T22:00:00+03:00",
            "  claimline explain Hama --at 2024-12-05T23:00:00+03:00 --json"
        })
final class ExplainCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TOWN", description = "Its id or any of its names.")
    private String town = "";

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ServiceOption service = new ServiceOption();

    @Override
    public Integer call() {
        if (town.isBlank()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "TOWN is empty; name one, such as Hama");
        }
        Map<String, String> environment = System.getenv();
        ServiceClient client = service.client(environment);
        String path = "/api/towns/" + ServiceClient.segment(town) + "/explain";
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(client.json(path, moment.parameters()));
        } else {
            int width = Screen.of(environment).out().orElse(Integer.MAX_VALUE);
            client.text(path, moment.parameters(), "text/plain")
                    .stripTrailing()
                    .lines()
                    .flatMap(line -> Cells.wrap(line, width).stream())
                    .forEach(out::println);
        }
        out.flush();
        return ExitCode.OK;
    }
}
