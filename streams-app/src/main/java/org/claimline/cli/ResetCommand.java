package org.claimline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.claimline.cli.ResetPlan.Scope;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Screen;
import org.claimline.local.Directories;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code claimline reset}: forgets what is derived, so that the next start makes it anew from the archive. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Forgets what was derived, so that the service makes it anew from the archive at its next start.",
            "",
            "all: states, changes, claims, waiting claims, dead letters, disputes and alerts, made anew from reports,"
                    + " registers and decisions; these are never touched. disputes: disputes and alerts only, made anew"
                    + " from the changes of towns. Alerts are written again with the times they had.",
            "",
            "Stop every instance first: while one is at work it refuses. Says what will be deleted and asks; interrupted,"
                    + " do it again before the service is started. Consumers of derived topics begin anew too, for their"
                    + " offsets mean nothing in the new ones."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline reset --dry-run --bootstrap-servers localhost:9092",
            "  claimline reset --state-dir claimline-state --bootstrap-servers kafka:9092",
            "  claimline reset disputes --yes --bootstrap-servers localhost:9092"
        })
final class ResetCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "disputes|all",
            defaultValue = "all",
            description = "What to forget (default: all).")
    private Scope scope = Scope.ALL;

    @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description =
                    "Delete the stores in this directory (CLAIMLINE_STATE_DIR) too. An instance whose stores are not"
                            + " deleted throws them away itself at its next start.")
    private @Nullable Path stateDir;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() throws IOException {
        Connection connection = connections.resolve(System.getenv(), Connection.Needs.BROKER);
        PrintWriter out = spec.commandLine().getOut();
        try (Broker broker = Broker.of(connection)) {
            broker.require(List.of(connection.topics().reports()));
            Reset reset = new Reset(broker, connection.topics());
            refuseMembers(reset.members());
            ResetPlan plan = ResetPlan.of(scope, connection.topics(), broker.names());
            List<Path> stores = stores(plan);
            long lost = reset.lostReports();
            if (!output.json()) {
                print(plan, stores, lost, connection, out);
            }
            boolean goesOn = !dryRun && (yes || confirmed());
            if (goesOn) {
                refuseMembers(reset.members());
                reset.carryOut(plan);
                for (Path directory : stores) {
                    Directories.delete(directory);
                }
            }
            if (output.json()) {
                out.println(OutputOption.line(json(plan, stores, lost, goesOn)));
            } else {
                out.println(
                        goesOn
                                ? "done; the service makes it anew at its next start"
                                : "nothing was deleted" + (dryRun ? " (--dry-run)" : ""));
            }
            out.flush();
            return goesOn || dryRun ? ExitCode.OK : ExitCode.WANTING;
        }
    }

    private static void refuseMembers(List<String> members) {
        if (!members.isEmpty()) {
            throw new WantingException("instances are at work: " + String.join(", ", members)
                    + "; stop them all and run this again (one that was killed is forgotten after 10 s)."
                    + " A demo is reset by deleting its --data directory");
        }
    }

    private List<Path> stores(ResetPlan plan) {
        return Optional.ofNullable(stateDir).stream()
                .flatMap(directory -> plan.groups().stream().map(directory::resolve))
                .filter(Files::isDirectory)
                .toList();
    }

    private boolean confirmed() throws IOException {
        if (!Screen.isTyped()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "nobody is there to ask; say --yes to go on without, or --dry-run to look first");
        }
        spec.commandLine().getOut().print("Delete all this? Type yes to go on: ");
        spec.commandLine().getOut().flush();
        // what is typed is one word of ASCII, whatever the terminal's encoding
        BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String answer = typed.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }

    private static void print(ResetPlan plan, List<Path> stores, long lost, Connection connection, PrintWriter out) {
        out.println("On the broker at " + connection.brokers() + ":");
        list("created anew, empty:", plan.derived(), out);
        list("deleted, topics of Kafka Streams:", plan.internal(), out);
        list("forgotten, how far these have read:", plan.groups(), out);
        list(
                "deleted, stores on this machine:",
                stores.stream().map(Path::toString).toList(),
                out);
        if (lost > 0) {
            out.println("  Mind: the archive lacks up to " + Counts.of(lost, "report")
                    + " at its beginning, lost to a retention; what was made of them does not come back.");
        }
        out.flush();
    }

    private static void list(String heading, List<String> entries, PrintWriter out) {
        if (!entries.isEmpty()) {
            out.println("  " + heading);
            entries.forEach(entry -> out.println("    " + entry));
        }
    }

    private static Map<String, Object> json(ResetPlan plan, List<Path> stores, long lost, boolean done) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("done", done);
        json.put("createdAnew", plan.derived());
        json.put("deletedTopics", plan.internal());
        json.put("forgottenGroups", plan.groups());
        json.put("deletedDirectories", stores.stream().map(Path::toString).toList());
        json.put("lostReports", lost);
        return json;
    }
}
