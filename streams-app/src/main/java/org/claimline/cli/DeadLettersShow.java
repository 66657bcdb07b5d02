package org.claimline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimline.cli.text.Cells;
import org.claimline.cli.text.Counts;
import org.claimline.schema.Contract;
import org.claimline.topology.Fault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
        footer = {"  claimline dead-letters show 0-17", "  claimline dead-letters show 0-17 --json | jq .value.record"})
final class DeadLettersShow implements Callable<Integer> {
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
            Map<String, Object> json = letter.json(box);
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

    private static void print(Letter letter, LetterBox box, LetterContent key, LetterContent value, PrintWriter out) {
        out.println("dead letter " + letter.id() + ", since " + letter.at());
        out.println("from        "
                + letter.origin()
                        .map(o -> o.topic() + ", partition " + o.partition() + ", offset " + o.offset())
                        .orElse("unknown: it carries no header that says so"));
        letter.resubmittedFrom().ifPresent(from -> out.println("            it was " + from + " and resubmitted"));
        box.again(letter).ifPresent(again -> out.println("            it was resubmitted, and died again as " + again));
        out.println("why         " + Cells.plain(letter.faults().isEmpty() ? letter.why() : faults(letter)));
        for (Fault fault : letter.faults()) {
            out.println("  " + IngestTelling.told("", fault).strip());
        }
        out.println("thrown      " + letter.exception());
        letter.headers()
                .forEach((name, text) -> out.println("header      " + Cells.plain(name) + ": " + Cells.plain(text)));
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
