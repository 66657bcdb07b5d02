package org.claimline.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.claimline.replay.Manifest;
import org.claimline.replay.ReplayName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code claimline replay resume}: goes on with a replay that was stopped or killed. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = {
            "Goes on with a replay that was stopped or killed, where it came to.",
            "",
            "It tells what it was begun with: the same span, reports and registers. What became known before is printed again."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  claimline replay resume 2024-11-30", "  claimline replay resume evening --speed max --compare live"
        })
final class ReplayResumeCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "How many times faster than life (default: as before).")
    private @Nullable String speed;

    @Option(names = "--pause", description = "Begin with the clock standing.")
    private boolean pause;

    @Option(
            names = "--receivers",
            paramLabel = "FILE",
            description =
                    "Tell the replay's alerts to the receivers in this file, and to nobody else (default: to nobody).")
    private @Nullable Path receivers;

    @Mixin
    private ReplayCommand.Listening listening = new ReplayCommand.Listening();

    @Mixin
    private ReplayTelling.Options telling = new ReplayTelling.Options();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() throws Exception {
        ReplayName replay = ReplayCommand.understood(() -> new ReplayName(name));
        Connection connection =
                connections.resolve(System.getenv(), Connection.Needs.BROKER, Connection.Needs.REGISTRY);
        ConfigSource source = connections.source(System.getenv());
        Manifest manifest;
        try (Broker broker = Broker.of(connection)) {
            manifest = ReplayOwnership.resumable(ReplayComparison.kept(connection, broker, replay));
        }
        Double before = manifest.progress().speed();
        Optional<Double> factor = speed == null ? Optional.ofNullable(before) : Speed.of(spec, speed);
        ReplayTelling told = new ReplayTelling(connection, telling, manifest.span(), output.json(), spec.commandLine());
        return told.run(hearing -> ReplayProcess.resume(
                connection,
                replay,
                ReplayCommand.settings(source, manifest.span().zone(), factor, pause, receivers, listening, hearing),
                Clock.systemUTC()));
    }
}
