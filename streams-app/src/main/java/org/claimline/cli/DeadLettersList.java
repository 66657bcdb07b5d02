package org.claimline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Screen;
import org.claimline.cli.text.Table;
import org.claimline.cli.text.Table.Column;
import org.claimline.topology.DeadLetters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists them. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists dead letters: when, from which topic, and why. The oldest stand first.",
            "",
            "--json prints a line for each: {id, at, topic, partition, offset, why, exception, faults,"
                    + " resubmittedFrom, againAs}."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline dead-letters list",
            "  claimline dead-letters list --reason 'no assertion'",
            "  claimline dead-letters list --json | jq -r .why | sort | uniq -c"
        })
final class DeadLettersList implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those whose reasons hold this text.")
    private @Nullable String reason;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() {
        LetterBox box = LetterBox.open(connections.resolve(System.getenv(), Connection.Needs.BROKER));
        List<Letter> letters =
                box.all().stream().filter(letter -> letter.mentions(reason)).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            letters.forEach(letter -> out.println(OutputOption.line(letter.json(box))));
            out.flush();
            return ExitCode.OK;
        }
        Table table = new Table(
                Column.whole("ID"), Column.whole("WHEN (UTC)"), Column.text("FROM", 12), Column.text("WHY", 20));
        letters.forEach(letter -> table.row(
                letter.id(),
                Shown.time(letter.at().toString()),
                letter.origin().map(DeadLetters.Origin::topic).orElse("unknown"),
                letter.why()
                        + box.again(letter).map(a -> " [again as " + a + "]").orElse("")));
        if (!table.isEmpty()) {
            table.print(out, Screen.of(System.getenv()).out());
            out.println();
        }
        out.println(Counts.of(letters.size(), "dead letter"));
        out.flush();
        return ExitCode.OK;
    }
}
