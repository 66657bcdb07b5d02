package org.claimline.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.claimline.replay.Manifests;
import org.claimline.replay.ReplayName;
import org.claimline.replay.ReplayState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code claimline replay remove}: forgets replays with all that is kept of them. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = {
            "Removes replays with their topics and states. What is live is not touched.",
            "",
            "One that is at work must be stopped first. Interrupted, do it again."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  claimline replay remove 2024-11-30 other-grades"})
final class ReplayRemoveCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of replays.")
    private List<String> names = List.of();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() {
        List<ReplayName> replays = names.stream()
                .map(name -> ReplayCommand.understood(() -> new ReplayName(name)))
                .toList();
        Connection connection = connections.resolve(System.getenv(), Connection.Needs.BROKER);
        PrintWriter out = spec.commandLine().getOut();
        try (Broker broker = Broker.of(connection)) {
            Manifests manifests = new Manifests(connection.kafka(), connection.topics());
            for (ReplayName name : replays) {
                remove(manifests, broker, name);
                out.println("removed the replay " + name);
                out.flush();
            }
        }
        return ExitCode.OK;
    }

    private static void remove(Manifests manifests, Broker broker, ReplayName name) {
        ReplayComparison.demandThere(manifests, broker, name);
        Optional<ReplayState> state = manifests.read(name).map(kept -> kept.state(Instant.now()));
        if (state.filter(ReplayState::isAtWork).isPresent()) {
            throw new WantingException(
                    "the replay " + name + " is at work; stop it first: q in its terminal, or POST /api/replays/"
                            + name + "/stop (one that was killed is taken for lost after "
                            + Manifests.LOST_AFTER.toSeconds() + " s)");
        }
        manifests.remove(broker.admin(), name);
    }
}
