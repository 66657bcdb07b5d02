package org.claimline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimline.cli.text.Cells;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Screen;
import org.claimline.cli.text.Table;
import org.claimline.cli.text.Table.Column;
import org.claimline.ingest.NotWrittenException;
import org.claimline.schema.Contract;
import org.claimline.topology.DeadLetters;
import org.claimline.topology.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code claimline dead-letters}: records that could not be processed, why, and the way back. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Shows records that could not be processed, and sends them back once the cause is gone.",
            "",
            "A dead letter is known by its partition and offset: 0-17."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DeadLettersCommand.ListThem.class,
            DeadLettersCommand.Show.class,
            DeadLettersCommand.Resubmit.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline dead-letters list",
            "  claimline dead-letters show 0-17",
            "  claimline dead-letters resubmit 0-17"
        })
final class DeadLettersCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }

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
    static final class ListThem implements Callable<Integer> {
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
            List<Letter> letters = box.all().stream()
                    .filter(l -> Optional.ofNullable(reason).map(l::mentions).orElse(true))
                    .toList();
            PrintWriter out = spec.commandLine().getOut();
            if (output.json()) {
                letters.forEach(letter -> out.println(OutputOption.line(json(letter, box))));
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
                            + box.again(letter)
                                    .map(a -> " [again as " + a + "]")
                                    .orElse("")));
            if (!table.isEmpty()) {
                table.print(out, Screen.of(System.getenv()).out());
                out.println();
            }
            out.println(Counts.of(letters.size(), "dead letter"));
            out.flush();
            return ExitCode.OK;
        }
    }

    /** Shows one. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows a dead letter whole: every fault, its headers, key and value; decoded where that can be, else in"
                        + " hexadecimal.",
                "",
                "It shows the record as it came, what is for the desk only included. --json adds to what list --json has:"
                        + " headers, key and value, each {record | text | hex, length}."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  claimline dead-letters show 0-17",
                "  claimline dead-letters show 0-17 --json | jq .value.record"
            })
    static final class Show implements Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "Its partition and offset, as list tells them: 0-17.")
        private String id = "";

        @Mixin
        private OutputOption output = new OutputOption();

        @Mixin
        private ConnectionOptions connections = new ConnectionOptions();

        @Override
        public Integer call() {
            Connection connection =
                    connections.resolve(System.getenv(), Connection.Needs.BROKER, Connection.Needs.REGISTRY);
            LetterBox box = LetterBox.open(connection);
            Letter letter = box.get(id);
            Optional<Contract> contract = letter.origin().flatMap(o -> Contract.ofTopic(o.topic()));
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            box.records(List.of(letter), found::add);
            ConsumerRecord<byte[], byte[]> item = found.get(0);
            LetterContent key = LetterContent.of(item.key(), Optional.empty(), connection.serdes());
            LetterContent value = LetterContent.of(item.value(), contract, connection.serdes());
            PrintWriter out = spec.commandLine().getOut();
            if (output.json()) {
                Map<String, Object> json = json(letter, box);
                json.put("headers", letter.headers());
                json.put("key", key);
                json.put("value", value);
                out.println(OutputOption.line(json));
            } else {
                print(letter, box, key, value, out);
            }
            out.flush();
            return ExitCode.OK;
        }

        private static void print(
                Letter letter, LetterBox box, LetterContent key, LetterContent value, PrintWriter out) {
            out.println("dead letter " + letter.id() + ", since " + letter.at());
            out.println("from        "
                    + letter.origin()
                            .map(o -> o.topic() + ", partition " + o.partition() + ", offset " + o.offset())
                            .orElse("unknown: it carries no header that says so"));
            letter.resubmittedFrom().ifPresent(from -> out.println("            it was " + from + " and resubmitted"));
            box.again(letter)
                    .ifPresent(again -> out.println("            it was resubmitted, and died again as " + again));
            out.println("why         " + Cells.plain(letter.faults().isEmpty() ? letter.why() : faults(letter)));
            for (Fault fault : letter.faults()) {
                out.println("  " + IngestTelling.told("", fault).strip());
            }
            out.println("thrown      " + letter.exception());
            letter.headers()
                    .forEach(
                            (name, text) -> out.println("header      " + Cells.plain(name) + ": " + Cells.plain(text)));
            print("key", key, out);
            print("value", value, out);
        }

        private static String faults(Letter letter) {
            return Counts.of(letter.faults().size(), "fault") + ":";
        }

        private static void print(String what, LetterContent content, PrintWriter out) {
            out.println(what + " (" + Counts.of(content.length(), "byte") + ")");
            content.lines().forEach(line -> out.println("  " + Cells.plain(line)));
        }
    }

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
    static final class Resubmit implements Callable<Integer> {
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
                        spec.commandLine(),
                        "name dead letters by their ids, or say --all, with --reason where you like");
            }
            Connection connection = connections.resolve(System.getenv(), Connection.Needs.BROKER);
            LetterBox box = LetterBox.open(connection);
            List<Letter> wanted = all
                    ? box.open().stream()
                            .filter(l ->
                                    Optional.ofNullable(reason).map(l::mentions).orElse(true))
                            .toList()
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
                                ? OutputOption.line(json(letter, box))
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

    private static Map<String, Object> json(Letter letter, LetterBox box) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", letter.id());
        json.put("at", letter.at().toString());
        json.put("topic", letter.origin().map(DeadLetters.Origin::topic).orElse(null));
        json.put("partition", letter.origin().map(DeadLetters.Origin::partition).orElse(null));
        json.put("offset", letter.origin().map(DeadLetters.Origin::offset).orElse(null));
        json.put("why", letter.why());
        json.put("exception", letter.exception());
        json.put("faults", letter.faults());
        json.put("resubmittedFrom", letter.resubmittedFrom().orElse(null));
        json.put("againAs", box.again(letter).orElse(null));
        return json;
    }
}
