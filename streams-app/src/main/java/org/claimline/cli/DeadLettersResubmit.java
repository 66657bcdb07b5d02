package org.claimline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Counts;
import org.claimline.ingest.NotWrittenException;
import org.claimline.topology.DeadLetters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends them back. */
@Command(
        name = "resubmit",
        mixinStandardHelpOptions = true,
        description = {
            "Sends dead letters back to the topics that they came from, as they came: key, value, and their own headers.",
            "",
            "Do so once the cause is gone: a schema registered, a register entry made, a newer version deployed. A"
                    + " record that was taken already counts once. One that dies again is a new dead letter, and"
                    + " list shows which it was; --all sends each record once, however often it died."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline dead-letters resubmit 0-17 0-18",
            "  claimline dead-letters resubmit --all --dry-run",
            "  claimline dead-letters resubmit --all --reason 'Schema not found'"
        })
final class DeadLettersResubmit implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Which, as list tells them: 0-17.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "With --all: only those whose reasons hold this text.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Say what would be sent, and send nothing.")
    private boolean dryRun;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() throws NotWrittenException {
        if (all == !ids.isEmpty() || (reason != null && !all)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "name dead letters by their ids, or say --all, with --reason where you like");
        }
        Connection connection = connections.resolve(System.getenv(), Connection.Needs.BROKER);
        LetterBox box = LetterBox.open(connection);
        List<Letter> wanted = all
                ? box.open().stream().filter(letter -> letter.mentions(reason)).toList()
                : ids.stream().distinct().map(box::get).toList();
        if (!dryRun) {
            Resubmission.send(connection, box, wanted);
        } else {
            Resubmission.check(connection, wanted);
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Letter letter : wanted) {
            out.println(
                    output.json()
                            ? OutputOption.line(letter.json(box))
                            : letter.id() + " to "
                                    + letter.origin()
                                            .map(DeadLetters.Origin::topic)
                                            .orElse(""));
        }
        if (!output.json()) {
            out.println(Counts.of(wanted.size(), "dead letter") + (dryRun ? " would be" : "") + " resubmitted");
        }
        out.flush();
        return ExitCode.OK;
    }
}
