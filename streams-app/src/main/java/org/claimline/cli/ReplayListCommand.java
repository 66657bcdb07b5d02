package org.claimline.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Screen;
import org.claimline.cli.text.Table;
import org.claimline.cli.text.Table.Column;
import org.claimline.replay.Manifests;
import org.claimline.replay.ReplayState;
import org.claimline.replay.ReplayStatus;
import org.claimline.web.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code claimline replay list}: the replays that are kept. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the replays that are kept, with where each stands.",
            "",
            "--json prints a line for each, with the fields of GET /api/replays."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  claimline replay list", "  claimline replay list --json | jq -r .name"})
final class ReplayListCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Connection connection = connections.resolve(System.getenv(), Connection.Needs.BROKER);
        try (Broker broker = Broker.of(connection)) {
            Manifests manifests = new Manifests(connection.kafka(), connection.topics());
            Map<String, Manifests.Kept> all = manifests.all(broker.admin());
            Instant now = Instant.now();
            List<ReplayStatus> replays = all.values().stream()
                    .map(kept -> kept.status(connection.topics(), now))
                    .toList();
            if (output.json()) {
                Json json = new Json(zone());
                replays.forEach(one -> out.println(new String(json.bytes(one), StandardCharsets.UTF_8)));
            } else {
                print(replays, out);
                manifests.names(broker.admin()).stream()
                        .filter(name -> !all.containsKey(name.text()))
                        .forEach(name -> out.println(name
                                + " is being begun, or was left before anything of it was kept; then: claimline replay remove "
                                + name));
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private ZoneId zone() {
        return connections.source(System.getenv()).zone(Variable.CLAIMLINE_ZONE);
    }

    private void print(List<ReplayStatus> replays, PrintWriter out) {
        Table table = new Table(
                Column.whole("NAME"),
                Column.whole("STATE"),
                Column.whole("FROM"),
                Column.whole("UNTIL"),
                Column.text("REPORTS OF", 8),
                Column.text("REGISTERS", 8),
                Column.whole("FEED'S TIME"),
                Column.number("TOLD"),
                Column.number("OF"));
        for (ReplayStatus one : replays) {
            ZoneId its = ZoneId.of(one.zone());
            table.row(
                    one.name(),
                    one.state().name(),
                    time(one.from(), its),
                    time(one.until(), its),
                    one.origin(),
                    one.registers(),
                    one.feedTime() == null ? "-" : time(one.feedTime(), its),
                    Counts.number(one.reports().told()),
                    Counts.number(one.reports().inSpan()));
        }
        if (!table.isEmpty()) {
            table.print(out, Screen.of(System.getenv()).out());
            out.println();
        }
        out.println(Counts.of(replays.size(), "replay"));
        replays.stream()
                .filter(one -> one.state() == ReplayState.STOPPED || one.state() == ReplayState.LOST)
                .forEach(one -> out.println(one.name() + (one.problem() == null ? " did not end" : ": " + one.problem())
                        + "; claimline replay resume " + one.name() + ", or claimline replay remove " + one.name()));
    }

    private static String time(Instant time, ZoneId zone) {
        return MINUTES.format(time.atZone(zone));
    }
}
