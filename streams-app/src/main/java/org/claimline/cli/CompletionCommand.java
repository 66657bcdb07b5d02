package org.claimline.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code claimline completion}: a script that teaches a shell to complete our commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script with which bash or zsh completes commands and options at the tab key.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(claimline completion bash)      in this shell, or in ~/.bashrc",
            "  source <(claimline completion zsh)       in this shell, or in ~/.zshrc",
            "  claimline completion bash > /etc/bash_completion.d/claimline"
        })
final class CompletionCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    /** The shells that can be taught. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (shell == Shell.ZSH) {
            out.println("autoload -Uz compinit && compinit -u");
        }
        out.println(AutoComplete.bash("claimline", spec.root().commandLine()));
        out.flush();
        return ExitCode.OK;
    }
}
