package org.claimline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code claimline}: reads the command line and runs one subcommand; the exit code is the subcommand's. */
@Command(
        name = "claimline",
        description = "Reconciles what conflicting sources claim about who holds a town.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    /** Runs the command named by {@code args} and ends this JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
}
