package org.claimline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Progress;
import org.claimline.cli.text.Screen;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.ReportReader;
import org.claimline.ingest.file.FileIngest;
import org.claimline.ingest.file.Name;
import org.claimline.ingest.file.TakenOverException;
import org.claimline.ingest.file.Waiting;
import org.claimline.query.Registers;
import org.claimline.schema.Contract;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.ReportValidator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code claimline ingest}: takes files of reports in, each line exactly once. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Takes in files of reports.",
            "",
            "A file is NDJSON: one report a line, as POST /api/reports takes them; gzip is unpacked."
                    + " Good lines are taken. Bad ones are told with file, line and every fault, and the exit code is 65.",
            "",
            "Each line is taken once: stopped or killed at any moment, the same command goes on where the last one came."
                    + " Lines appended since are taken too. A report that comes again counts once anyway.",
            "",
            "A claim whose place is unknown or ambiguous is taken, and waits until the register knows it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline ingest reports.ndjson",
            "  claimline ingest --strict 2024-11-30.ndjson.gz",
            "      all of it or nothing",
            "  claimline ingest --refused bad.ndjson reports.ndjson",
            "      mend bad.ndjson, then: claimline ingest bad.ndjson",
            "  export-channel | claimline ingest --name channel-7 -",
            "      a pipe; the name keeps its position, should it be cut off"
        })
final class IngestCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of reports; - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--strict", description = "Look at every line first; take nothing of a file that has a bad one.")
    private boolean strict;

    @Option(names = "--restart", description = "Begin at the beginning, wherever the last run came.")
    private boolean restart;

    @Option(
            names = "--refused",
            paramLabel = "FILE",
            description = "Write refused lines to this file as they came; what was in it is replaced.")
    private @Nullable Path refused;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "Keep the position under this name rather than the file's path: for pipes, and files that move.")
    private @Nullable String name;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() throws Exception {
        Map<String, String> environment = System.getenv();
        Connection connection = connections.resolve(environment, Connection.Needs.BROKER, Connection.Needs.REGISTRY);
        int longestLine = connections.source(environment).number(Variable.CLAIMLINE_MAX_BODY_BYTES, 1_024, 128 << 20);
        try (IngestInputs inputs =
                        IngestInputs.of(files, Optional.ofNullable(name), Optional.ofNullable(refused), strict);
                Interruption interruption = Interruption.watch()) {
            ContractSerdes serdes = connection.serdes();
            try (Broker broker = Broker.of(connection)) {
                List<String> topics = new ArrayList<>(RegisterContents.topics(connection.topics()));
                topics.add(connection.topics().reports());
                broker.require(topics);
            }
            RegistryCheck.require(connection, serdes, Contract.REPORTS);
            Registers registers = RegisterContents.read(connection.topics(), serdes, connection.kafka());
            Clock clock = Clock.systemUTC();
            FileIngest ingest = new FileIngest(
                    new ReportReader(
                            report -> ReportValidator.DEFAULT.faults(report, clock.instant(), registers.claimReader()),
                            clock),
                    new FileIngest.Destination(connection.topics(), serdes, connection.kafka(), clock),
                    new FileIngest.Options(longestLine, strict, restart, Optional.ofNullable(refused)));
            IngestSummary summary = new IngestSummary(spec.commandLine().getOut(), output.json());
            Screen screen = Screen.of(environment);
            for (IngestInputs.Input input : inputs.all()) {
                if (interruption.isAsked()) {
                    break;
                }
                take(ingest, input, connection, new Waiting(registers.placeRegister()), interruption, summary, screen);
            }
            return summary.end();
        }
    }

    private void take(
            FileIngest ingest,
            IngestInputs.Input input,
            Connection connection,
            Waiting waiting,
            Interruption interruption,
            IngestSummary summary,
            Screen screen)
            throws IOException, TakenOverException, NotWrittenException {
        String label = input.content().label();
        FileIngest.Result result;
        IngestTelling telling;
        try (Progress progress = Progress.of(label, input.content().size(), screen.errors())) {
            telling = new IngestTelling(label, progress, output.json());
            result = ingest.take(
                    input.content(),
                    Name.of(connection.topics(), input.identity()),
                    input.keepsPosition(),
                    waiting,
                    telling,
                    interruption::isAsked);
        }
        summary.add(label, result, waiting, telling, refused != null);
    }
}
