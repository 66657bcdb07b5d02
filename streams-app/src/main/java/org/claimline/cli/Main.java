package org.claimline.cli;

import java.util.Arrays;
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
        subcommands = {DemoCommand.class, ServeCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it did what it was told",
            "2:the command line or the configuration is wrong",
            "69:the broker or the schema registry cannot be reached",
            "70:something that should not happen; the log says more",
            "73:a port or a directory is taken or cannot be used"
        })
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    /** Runs the command named by {@code args} and ends this JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Failure::told);
        UsageMessageSpec serve = line.getCommandSpec()
                .subcommands()
                .getOrDefault("serve", line)
                .getCommandSpec()
                .usageMessage();
        serve.description(Stream.concat(Arrays.stream(serve.description()), ServeCommand.variables().stream())
                .toArray(String[]::new));
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
}
