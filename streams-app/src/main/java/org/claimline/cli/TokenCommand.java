package org.claimline.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.claimline.web.access.NewToken;
import org.claimline.web.access.Role;
import org.claimline.web.access.Token;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code claimline token}: tokens by which the service knows who asks. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Makes tokens by which a service knows who asks.",
        subcommands = TokenCommand.Create.class,
        footerHeading = "%nExamples:%n",
        footer = "  claimline token create --name hama-desk --role editor")
final class TokenCommand extends CommandGroup {

    /** {@code claimline token create}: makes one; it is shown once and kept nowhere. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a token, and prints it with the entry for the file that CLAIMLINE_TOKENS names.",
                "",
                "The entry holds only the token's SHA-256. The token goes to whoever it is for; it is not kept, and cannot be shown"
                        + " again. A service that runs takes the entry up within seconds of its being in the file, and forgets it as fast."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  claimline token create --name hama-desk --role editor",
                "  claimline token create --name wall --role reader --expires 2027-01-31T00:00Z",
                "  claimline token create --name bot --role editor --entry-only >> tokens.yaml",
                "      the entry into the file, the token to the terminal (standard error)"
            })
    static final class Create implements Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                required = true,
                description = "Whose it is: a desk, a person, a program; up to 64 of a-z 0-9 . _ -")
        private String name = "";

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                required = true,
                description = "reader looks; editor also files reports, decides and edits registers; admin also sets"
                        + " receivers of alerts and controls replays.")
        private Role role = Role.READER;

        @Option(
                names = "--expires",
                paramLabel = "TIME",
                description = "When it ends, such as 2027-01-31T00:00Z (default: never).")
        private @Nullable String expires;

        @Option(names = "--entry-only", description = "Print the entry alone; the token goes to standard error.")
        private boolean entryOnly;

        @Override
        public Integer call() {
            if (!Token.isName(name)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "--name can be up to 64 of a-z 0-9 . _ - and begins with a letter or digit");
            }
            Optional<Instant> end = Optional.ofNullable(expires).map(this::time);
            NewToken made = NewToken.make();
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter secret = entryOnly ? spec.commandLine().getErr() : out;
            secret.println("# The token, shown this once: give it to " + name + " and keep it nowhere else.");
            secret.println((entryOnly ? "" : "# ") + made.text());
            secret.flush();
            if (!entryOnly) {
                out.println("# The entry for the file that CLAIMLINE_TOKENS names:");
            }
            out.println("- name: " + name);
            out.println("  role: " + role.word());
            out.println("  sha256: " + made.sha256());
            end.ifPresent(time -> out.println("  expires: \"" + time + "\""));
            out.flush();
            return ExitCode.OK;
        }

        private Instant time(String text) {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
                if (time.isBefore(Instant.now())) {
                    throw new CommandLine.ParameterException(
                            spec.commandLine(), "--expires " + text + " is past; give a time to come");
                }
                return time;
            } catch (DateTimeException e) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--expires \"" + text + "\" is no time; write it like 2027-01-31T00:00Z");
            }
        }
    }
}
