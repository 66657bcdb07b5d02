package org.claimline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.claimline.replay.Manifests;
import org.claimline.replay.ReplayName;
import org.claimline.replay.Replays;
import org.claimline.replay.Span;
import org.claimline.replay.compare.ComparisonResult;
import org.claimline.replay.compare.ComparisonText;
import org.claimline.web.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code claimline replay compare}: a replay that is kept beside the live service, or beside another. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares a replay that is kept with the live service, or with another replay, as both were known when its span ended.",
            "",
            "Says town by town where states, timelines and disputes differ, and why. Exits with 1 where they do."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  claimline replay compare 2024-11-30", "  claimline replay compare other-grades 2024-11-30 --json"})
final class ReplayCompareCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "A replay.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "live|NAME",
            defaultValue = Replays.LIVE,
            description = "What it is compared with (default: ${DEFAULT-VALUE}).")
    private String with = Replays.LIVE;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() throws IOException {
        ReplayName replay = ReplayCommand.understood(() -> new ReplayName(name));
        Connection connection =
                connections.resolve(System.getenv(), Connection.Needs.BROKER, Connection.Needs.REGISTRY);
        try (Broker broker = Broker.of(connection)) {
            Manifests.Kept kept = ReplayComparison.kept(connection, broker, replay);
            ReplayComparison.demandEnded(kept);
            Span span = kept.manifest().span();
            ComparisonResult result =
                    ReplayComparison.of(connection, broker, with, span).with(replay, Optional.empty());
            PrintWriter out = spec.commandLine().getOut();
            if (output.json()) {
                out.println(new String(new Json(span.zone()).bytes(result), StandardCharsets.UTF_8));
            } else {
                ComparisonText.lines(result, span.zone()).forEach(out::println);
            }
            out.flush();
            return result.isSame() ? ExitCode.OK : ExitCode.WANTING;
        }
    }
}
