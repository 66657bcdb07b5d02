package org.claimline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.claimline.ingest.SeedRegisters;
import org.claimline.replay.Manifest;
import org.claimline.replay.Manifests;
import org.claimline.replay.PinnedRegisters;
import org.claimline.replay.RegisterPin;
import org.claimline.replay.ReplayName;
import org.claimline.replay.Span;
import org.claimline.replay.feed.Archive;
import org.claimline.replay.feed.ReportFiles;
import org.claimline.topology.Fault;
import org.claimline.topology.Topics;
import org.claimline.web.WebConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code claimline replay}: a day of the feed again, beside the live service. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        subcommands = {
            ReplayListCommand.class,
            ReplayResumeCommand.class,
            ReplayCompareCommand.class,
            ReplayRemoveCommand.class
        },
        description = {
            "Tells a day of the feed again, in the order in which it was published, on its own clock.",
            "",
            "What was published before the day is folded first and not told. The day goes through the same topologies on topics of its"
                    + " own, behind <prefix>replay-NAME.; nothing of the live service is touched, and nobody is alerted. It prints what became"
                    + " known as it becomes known, ends by itself, and says what became contested and what settled it.",
            "",
            "A replay is kept by its name until it is removed: pages and calls of the live service show it with view=NAME.",
            "",
            "While it runs, on a terminal: space pauses and resumes, n tells the next report, + and - double and halve the"
                    + " speed, m is as fast as it goes, q stops it. Stopped or killed, it can be resumed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline replay --day 2024-11-30 --speed 3600",
            "      an hour of that day each second",
            "  claimline replay --day 2024-11-30 --compare live --json",
            "      does today's program make of it what the live service made of it?",
            "  claimline replay --day 2024-11-28/2024-12-05 --registers ./registers --into other-grades",
            "      with other registers; then: claimline replay --day ... --compare other-grades",
            "  claimline replay list",
            "  claimline replay remove other-grades"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int MOST_OF_A_DAY = 1_000;
    private static final int MOST_THREADS = 8;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--day",
            paramLabel = "DAY",
            description =
                    "The day, such as 2024-11-30, or the first and the last of several, such as 2024-11-28/2024-12-05.")
    private @Nullable String day;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The zone whose day is meant, and whose times are printed (default: CLAIMLINE_ZONE, else Asia/Damascus).")
    private @Nullable String zone;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "End the day at this time, such as 2024-11-30T22:00:00+03:00.")
    private @Nullable String until;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "How many times faster than life: 60 is an hour in a minute (default: ${DEFAULT-VALUE}).")
    private String speed = "max";

    @Option(names = "--pause", description = "Begin with the clock standing.")
    private boolean pause;

    @Option(
            names = "--from",
            paramLabel = "topic|FILE|DIR",
            defaultValue = Manifest.Source.ARCHIVE,
            description = "Take the reports from the service's archive, a file of reports, or a directory of such"
                    + " (default: ${DEFAULT-VALUE}).")
    private String from = Manifest.Source.ARCHIVE;

    @Option(
            names = "--into",
            paramLabel = "NAME",
            description = "Keep it under this name (default: the day, with a number where that is taken).")
    private @Nullable String into;

    @Option(names = "--cold", description = "Leave out what was published before the day.")
    private boolean cold;

    @Option(
            names = "--registers",
            paramLabel = "live|as-of TIME|DIR",
            arity = "1..2",
            description =
                    "Read claims with the registers as they are now, as they were at a time (and without the decisions of the"
                            + " desk made since), or with the tables in a directory, as in seeds/registers (default: live).")
    private List<String> registers = List.of("live");

    @Option(
            names = "--receivers",
            paramLabel = "FILE",
            description =
                    "Tell the replay's alerts to the receivers in this file, and to nobody else (default: to nobody).")
    private @Nullable Path receivers;

    @Mixin
    private Listening listening = new Listening();

    @Mixin
    private ReplayTelling.Options telling = new ReplayTelling.Options();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ConnectionOptions connections = new ConnectionOptions();

    @Override
    public Integer call() throws Exception {
        if (day == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "say which day with --day, such as --day 2024-11-30, or what to do: list, resume, compare, remove");
        }
        Optional<Double> factor = Speed.of(spec, speed);
        Connection connection =
                connections.resolve(System.getenv(), Connection.Needs.BROKER, Connection.Needs.REGISTRY);
        ConfigSource source = connections.source(System.getenv());
        Protections.refuseOpenTo(listening.host, source);
        Span span = span(source);
        RegisterPin pin = understood(() -> RegisterPin.of(String.join(" ", registers)));
        String origin = origin();
        try (Broker broker = Broker.of(connection)) {
            broker.require(required(connection.topics()));
            List<ReplayName> names = names(broker, connection);
            demandReadable(pin);
            Archive.Ends ends = new Archive(connection.kafka(), connection.topics(), connection.serdes()).ends();
            Manifest.Source of = new Manifest.Source(
                    origin,
                    List.of(),
                    cold,
                    pin.toString(),
                    ends,
                    ends.reports().size());
            ReplayTelling told = new ReplayTelling(connection, telling, span, output.json(), spec.commandLine());
            return told.run(hearing -> {
                ReplayProcess.Settings settings =
                        settings(source, span.zone(), factor, pause, receivers, listening, hearing);
                for (ReplayName name : names) {
                    Optional<ReplayProcess> begun = ReplayProcess.begin(
                            connection,
                            ReplayProcess.manifest(name, span, of, factor, Instant.now()),
                            pin,
                            settings,
                            Clock.systemUTC());
                    if (begun.isPresent()) {
                        return begun.get();
                    }
                }
                throw into == null ? many() : taken(names.get(0));
            });
        }
    }

    /** What cannot be read is refused before anything is begun. */
    private static void demandReadable(RegisterPin pin) throws IOException {
        if (pin instanceof RegisterPin.Tables tables) {
            try {
                SeedRegisters.Tables unused = PinnedRegisters.read(tables);
            } catch (IllegalArgumentException e) {
                throw new ConfigException("--registers: " + e.getMessage());
            }
        }
    }

    static ReplayProcess.Settings settings(
            ConfigSource source,
            ZoneId zone,
            Optional<Double> speed,
            boolean paused,
            @Nullable Path receivers,
            Listening listening,
            ReplayProcess.Hearing hearing) {
        if (receivers != null) {
            demandReadable(receivers);
        }
        Protections.refuseOpenTo(listening.host, source);
        int free =
                Ports.free(listening.host, listening.port, "choose another with --port, or --port 0 for any free one");
        WebConfig web = new WebConfig(
                listening.host,
                free,
                zone,
                WebConfig.DEFAULT_MAX_BODY_BYTES,
                List.of(),
                Protections.of(source),
                source.tiles());
        return new ReplayProcess.Settings(
                speed, paused, Optional.ofNullable(receivers), web, AlertConfig.of(source), threads(source), hearing);
    }

    /** As many as are told, else one for each processor: nobody else is to be served by this process. */
    private static int threads(ConfigSource source) {
        return source.setting(Variable.CLAIMLINE_THREADS.name()).isPresent()
                ? source.number(Variable.CLAIMLINE_THREADS, 1, 64)
                : Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    }

    private static void demandReadable(Path receivers) {
        List<Fault> faults = ReceiversFile.read(receivers, System.getenv()).faults();
        if (!faults.isEmpty()) {
            throw new ConfigException("--receivers " + receivers + " has faults: "
                    + faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        }
    }

    /** Where a replay's own page and API answer while it runs. */
    static final class Listening {
        @Option(
                names = "--port",
                paramLabel = "N",
                defaultValue = "0",
                description = "Port of the replay's own page and API; 0 takes a free one (default: ${DEFAULT-VALUE}).")
        private int port;

        @Option(
                names = "--host",
                paramLabel = "ADDRESS",
                defaultValue = "127.0.0.1",
                description =
                        "Address to listen on; a live service on another machine shows the replay while it runs only where it can be"
                                + " reached (default: ${DEFAULT-VALUE}).")
        private String host = "127.0.0.1";
    }

    private Span span(ConfigSource source) {
        ZoneId where = zone == null ? source.zone(Variable.CLAIMLINE_ZONE) : zone(zone);
        Optional<Instant> stop = Optional.ofNullable(until).map(ReplayCommand::time);
        return understood(() -> Span.ofDays(String.valueOf(day), where, stop));
    }

    private String origin() throws IOException {
        if (from.equals(Manifest.Source.ARCHIVE)) {
            return from;
        }
        Path path = Path.of(from).toAbsolutePath().normalize();
        try {
            List<Path> unused = ReportFiles.at(path);
            return path.toString();
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--from: " + e.getMessage());
        }
    }

    /** What it may be called, the first choice first. */
    private List<ReplayName> names(Broker broker, Connection connection) {
        Set<String> taken = new Manifests(connection.kafka(), connection.topics())
                .names(broker.admin()).stream().map(ReplayName::text).collect(Collectors.toSet());
        if (into != null) {
            String chosen = into;
            ReplayName name = understood(() -> new ReplayName(chosen));
            if (taken.contains(name.text())) {
                throw taken(name);
            }
            return List.of(name);
        }
        String usual = String.valueOf(day).replace("/", "-to-");
        List<ReplayName> free = IntStream.rangeClosed(1, MOST_OF_A_DAY)
                .mapToObj(i -> i == 1 ? usual : usual + "-" + i)
                .filter(one -> !taken.contains(one))
                .map(one -> understood(() -> new ReplayName(one)))
                .toList();
        if (free.isEmpty()) {
            throw many();
        }
        return free;
    }

    private static ConfigException taken(ReplayName name) {
        return new ConfigException("there is a replay " + name
                + " already; choose another name with --into, or first: claimline replay remove " + name);
    }

    private ConfigException many() {
        return new ConfigException("there are many replays of " + day + "; remove some, or name this one with --into");
    }

    private static List<String> required(Topics live) {
        return List.of(live.reports(), live.decisions(), live.sources(), live.places(), live.parties());
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ConfigException(
                    "--until \"" + text + "\" is no time with an offset; write it like 2024-11-30T22:00:00+03:00");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new ConfigException("--zone \"" + text + "\" is no time zone; write it like Asia/Damascus");
        }
    }

    /** Reads what a person wrote, and says so where it cannot be read. */
    @FunctionalInterface
    interface Written<T> {
        T read();
    }

    static <T> T understood(Written<T> written) {
        try {
            return written.read();
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }
}
