package org.claimline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Progress;
import org.claimline.cli.text.Screen;
import org.claimline.copy.Copier;
import org.claimline.copy.CopyResult;
import org.claimline.copy.LeaveOuts;
import org.claimline.replay.Runs;
import org.claimline.replay.compare.ComparisonResult;
import org.claimline.replay.compare.ComparisonText;
import org.claimline.schema.Contract;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.web.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code claimline copy}: what was sent to us, under another prefix. */
@Command(
        name = "copy",
        mixinStandardHelpOptions = true,
        description = {
            "Copies reports, decisions and registers under another prefix, where a service makes all else anew.",
            "",
            "For another number of partitions, which is fixed when a topic is created, and to be rid of a report for"
                    + " good, which no topic that is kept for ever can. What is copied stays as it was, byte for byte."
                    + " Nothing under the old prefix is touched.",
            "",
            "Each record is copied once: stopped or killed at any moment, the same command goes on where the last one"
                    + " came. Later it copies what has come since.",
            "",
            "Receivers of alerts are not copied: they would be told all of history again. Enter them under the new prefix"
                    + " once the service there has caught up, and give it CLAIMLINE_RECEIVERS only then.",
            "",
            "Exits with 1 where a report to be left out is nowhere, or where --compare finds a difference."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline copy --to-prefix claimline-2. --partitions 24 --follow",
            "  CLAIMLINE_TOPIC_PREFIX=claimline-2. CLAIMLINE_PARTITIONS=24 claimline serve",
            "      the service on the copy, beside the one before",
            "  claimline copy --to-prefix claimline-2. --compare",
            "      whether both tell the same",
            "  claimline copy --to-prefix clean. --leave-out hama-field-channel/r-1001"
        })
final class CopyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--to-prefix",
            required = true,
            paramLabel = "PREFIX",
            description = "What stands before every topic of the copy, such as claimline-2.")
    private String toPrefix = "";

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "How many partitions the copy has (default: as many as are copied from).")
    private @Nullable Integer partitions;

    @Option(
            names = "--leave-out",
            arity = "1..*",
            paramLabel = "SOURCE/REPORT",
            description =
                    "Leave this report out, every revision, with what the desk decided about its claims. Reports that"
                            + " retract it stay, for they hold ids only. SOURCE|REPORT where the source's id has a slash.")
    private List<String> leaveOut = List.of();

    @Option(
            names = "--leave-out-file",
            paramLabel = "FILE",
            description = "The same, a line each; empty lines and what begins with # are passed over.")
    private @Nullable Path leaveOutFile;

    @Option(
            names = "--follow",
            description = "Go on with what comes, until interrupted, and say when all that is there is copied.")
    private boolean follow;

    @Option(names = "--dry-run", description = "Read everything, say what would be copied, and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--compare",
            description = "Copy nothing; compare, town by town, what is told under the two prefixes, once the service"
                    + " under the new one has caught up.")
    private boolean compare;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() throws IOException {
        if (compare && (follow || dryRun || partitions != null || !leaveOut.isEmpty() || leaveOutFile != null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--compare copies nothing: leave the other options out");
        }
        if (follow && dryRun) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--dry-run comes to an end, --follow does not: say one of them");
        }
        LeaveOuts leaveOuts = leaveOuts();
        OptionalInt count = partitions();
        boolean reads = compare || !leaveOuts.isEmpty();
        Connection connection = reads
                ? connections.resolve(System.getenv(), Connection.Needs.BROKER, Connection.Needs.REGISTRY)
                : connections.resolve(System.getenv(), Connection.Needs.BROKER);
        Topics to = ReplayCommand.understood(() -> new Topics(toPrefix));
        try (Broker broker = Broker.of(connection)) {
            broker.require(Copier.topicsOfRecord(connection.topics()));
            if (compare) {
                broker.require(to.all());
                return compared(connection, to);
            }
            Optional<ContractSerdes> serdes = reads ? Optional.of(connection.serdes()) : Optional.empty();
            serdes.ifPresent(its -> RegistryCheck.require(connection, its, Contract.REPORTS));
            Copier.Options options = new Copier.Options(count, leaveOuts, follow, dryRun);
            return copied(broker, connection, to, options, serdes);
        }
    }

    private int copied(
            Broker broker, Connection connection, Topics to, Copier.Options options, Optional<ContractSerdes> serdes) {
        Map<String, String> environment = System.getenv();
        PrintWriter out = spec.commandLine().getOut();
        CopyResult result;
        boolean interrupted;
        try (Interruption interruption = Interruption.watch()) {
            try (Progress progress = Progress.of(
                            "copy", OptionalLong.empty(), Screen.of(environment).errors());
                    Copier copier = new Copier(
                            broker.admin(),
                            connection.kafka(),
                            connection.topics(),
                            to,
                            options,
                            serdes,
                            new CopyTelling(
                                    to, dryRun, progress, output.json() ? Optional.of(out) : Optional.empty()))) {
                result = copier.run(interruption::isAsked);
            }
            interrupted = interruption.isAsked();
            CopySummary summary = new CopySummary(connection.topics(), to, options, result, interrupted);
            summary.warnings().forEach(line -> spec.commandLine().getErr().println("claimline: " + line));
            if (output.json()) {
                out.println(OutputOption.line(summary.json()));
            } else {
                summary.lines().forEach(out::println);
            }
            out.flush();
        }
        if (interrupted) {
            return ExitCode.INTERRUPTED;
        }
        return result.notFound().isEmpty() ? ExitCode.OK : ExitCode.WANTING;
    }

    private int compared(Connection connection, Topics to) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ZoneId zone = connections.source(System.getenv()).zone(Variable.CLAIMLINE_ZONE);
        try (Scratch scratch = Scratch.make("claimline-compare-")) {
            ComparisonResult result = new Runs(connection.kafka(), connection.serdes(), Instant.now(), scratch.path())
                    .compare(
                            new Runs.Run(called(to), to),
                            new Runs.Run(called(connection.topics()), connection.topics()),
                            Optional.empty());
            if (output.json()) {
                out.println(new String(new Json(zone).bytes(result), StandardCharsets.UTF_8));
            } else {
                ComparisonText.lines(result, zone).forEach(out::println);
            }
            out.flush();
            return result.isSame() ? ExitCode.OK : ExitCode.WANTING;
        }
    }

    /** In a sentence a prefix stands without its separator. */
    private static String called(Topics topics) {
        return topics.prefix().substring(0, topics.prefix().length() - 1);
    }

    private OptionalInt partitions() {
        if (partitions == null) {
            return OptionalInt.empty();
        }
        if (partitions < 1 || partitions > TopicLayout.MOST_PARTITIONS) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--partitions " + partitions + ": give a number from 1 to " + TopicLayout.MOST_PARTITIONS);
        }
        return OptionalInt.of(partitions);
    }

    private LeaveOuts leaveOuts() throws IOException {
        List<String> names = new ArrayList<>(leaveOut);
        if (leaveOutFile != null) {
            try {
                List<String> inFile = LeaveOuts.inFile(Files.readString(leaveOutFile));
                if (inFile.isEmpty()) {
                    throw new ConfigException("--leave-out-file " + leaveOutFile + " names no report");
                }
                names.addAll(inFile);
            } catch (NoSuchFileException e) {
                throw new ConfigException("--leave-out-file: there is no file " + leaveOutFile);
            }
        }
        return ReplayCommand.understood(() -> LeaveOuts.of(names));
    }
}
