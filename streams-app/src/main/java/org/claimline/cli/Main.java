package org.claimline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The program {@code claimline}: reads the command line and runs one subcommand; the exit code is the subcommand's. */
@Command(
        name = "claimline",
        description = "Reconciles what conflicting sources claim about who holds a town.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            IngestCommand.class,
            TownsCommand.class,
            ExplainCommand.class,
            SourcesCommand.class,
            PlacesCommand.class,
            StatesCommand.class,
            TopologyCommand.class,
            SetupCommand.class,
            SchemasCommand.class,
            DeadLettersCommand.class,
            ReplayCommand.class,
            CopyCommand.class,
            TokenCommand.class,
            ResetCommand.class,
            CompletionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it did what it was told",
            "1:it looked, and found wanting",
            "2:the command line or the configuration is wrong",
            "65:some of the data was refused",
            "69:the service, the broker or the schema registry cannot be reached",
            "70:something that should not happen",
            "73:a port, a directory or a file is taken or cannot be used",
            "130:it was interrupted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline demo                      everything on this machine",
            "  claimline towns                     beside it, in another terminal",
            "  claimline ingest --help             what a command does, with examples"
        })
public final class Main implements Runnable {
    /** Commands that run on, and whose libraries have something to say to the operator. */
    private static final Set<String> SERVICES = Set.of("demo", "serve");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    /** Runs the command named by {@code args} and ends this JVM with its exit code. */
    public static void main(String[] args) {
        // JSON is UTF-8, and so are terminals; the JDK would go by a locale that containers do not set
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        if (args.length > 0 && !SERVICES.contains(args[0])) {
            // a broker that is away is told in one line of ours, not in many of the client's
            System.setProperty("claimline.library.log.level", "OFF");
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Failure::told)
                .setParameterExceptionHandler(Failure::misused);
        headings(line);
        UsageMessageSpec serve = line.getCommandSpec()
                .subcommands()
                .getOrDefault("serve", line)
                .getCommandSpec()
                .usageMessage();
        serve.description(Stream.concat(Arrays.stream(serve.description()), ServeCommand.variables().stream())
                .toArray(String[]::new));
        return line;
    }

    private static void headings(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Main::headings);
    }

    /** The version that this program was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"claimline " + (version == null ? "(not packaged)" : version)};
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
}
