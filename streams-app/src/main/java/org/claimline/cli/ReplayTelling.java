package org.claimline.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Screen;
import org.claimline.place.PlaceRegister;
import org.claimline.query.MovingException;
import org.claimline.replay.Feed;
import org.claimline.replay.Manifests;
import org.claimline.replay.PinnedRegisters;
import org.claimline.replay.ReplayName;
import org.claimline.replay.ReplayState;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Span;
import org.claimline.replay.compare.ComparisonResult;
import org.claimline.replay.compare.ComparisonText;
import org.claimline.replay.log.DaySummary;
import org.claimline.replay.log.LogEntry;
import org.claimline.replay.log.SummaryText;
import org.claimline.topology.Fault;
import org.claimline.web.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Runs a replay for whoever sits before the terminal: prints what becomes known, hears keys, and says at the end what came of it. */
final class ReplayTelling {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    private static final int SUMMARY_TRIES = 200;

    private final Connection connection;
    private final Options options;
    private final Span span;
    private final boolean json;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Screen screen = Screen.of(System.getenv());
    private final ReplayLine line;
    private final Json values;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Optional<BufferedWriter> file = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();

    /** What is told of it. */
    static final class Options {
        @Option(names = "--town", paramLabel = "TOWN", description = "Tell of this town only: its id, or any spelling.")
        private @Nullable String town;

        @Option(
                names = "--compare",
                paramLabel = "live|NAME",
                description =
                        "At the end, compare with what the live service knew when the span ended, or with another replay. Where they"
                                + " differ, say where and why, and exit with 1.")
        private @Nullable String compare;

        @Option(names = "--quiet", description = "Print the summary only, not what became known on the way.")
        private boolean quiet;

        @Option(
                names = "--log",
                paramLabel = "FILE",
                description =
                        "Write what became known to this file too, a line of JSON for each thing; what was in it is replaced.")
        private @Nullable Path log;

        @Option(names = "--remove", description = "Remove the replay when it has ended.")
        private boolean remove;
    }

    /** Begins it. */
    @FunctionalInterface
    interface Beginning {
        ReplayProcess begin(ReplayProcess.Hearing hearing) throws IOException;
    }

    ReplayTelling(Connection connection, Options options, Span span, boolean json, CommandLine command) {
        this.connection = connection;
        this.options = options;
        this.span = span;
        this.json = json;
        out = command.getOut();
        err = command.getErr();
        line = new ReplayLine(err, json ? OptionalInt.empty() : screen.errors());
        values = new Json(span.zone());
    }

    /** Runs it to its end, and returns the exit code. */
    int run(Beginning beginning) throws IOException {
        Optional<ReplayComparison> comparison = comparison();
        try (Interruption interruption = Interruption.watch()) {
            openLog();
            ReplayProcess process = open(beginning.begin(hearing(interruption)));
            Optional<String> town = town(process);
            DayTelling telling =
                    open(new DayTelling(process.service(), process.partitions(), span, town, process.directory()));
            introduce(process);
            if (Screen.isTyped() && !json) {
                err.println("claimline: " + ReplayKeys.HELP);
                open(ReplayKeys.of(process.control()));
            }
            if (!tellAll(process, telling, interruption)) {
                return stopped(process);
            }
            return ended(process, telling, comparison, town);
        } finally {
            line.clear();
            out.flush();
            Closing.all(opened);
        }
    }

    private boolean tellAll(ReplayProcess process, DayTelling telling, Interruption interruption) throws IOException {
        Optional<Boolean> told = process.awaitTold();
        while (told.isEmpty() || (told.get() && !tellFolded(process, telling, span.until()))) {
            if (interruption.isAsked() || (told.isPresent() && process.isStopped())) {
                process.control().stop();
                return false;
            }
            line.draw(process.status());
            if (told.isEmpty()) {
                if (printsLog()) {
                    boolean unused = tellFolded(process, telling, Instant.MAX);
                }
                told = process.awaitTold();
            } else {
                pause();
            }
        }
        return told.get();
    }

    /** Tells what is folded; says whether that is all up to {@code wanted}. */
    private boolean tellFolded(ReplayProcess process, DayTelling telling, Instant wanted) throws IOException {
        try {
            Optional<Instant> folded = process.foldedUntil();
            if (folded.isPresent() && printsLog()) {
                telling.tell(folded.get(), this::print);
                flush();
            }
            return folded.filter(until -> !until.isBefore(wanted)).isPresent();
        } catch (MovingException e) {
            // work moves between threads; it is asked again
            return false;
        }
    }

    private boolean printsLog() {
        return file.isPresent() || !(options.quiet || json);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private int stopped(ReplayProcess process) {
        Instant at = process.status().feedTime();
        ReplayStatus status = process.end(
                ReplayState.STOPPED,
                Optional.of("stopped"
                        + (at == null ? "" : " at " + at.atZone(span.zone()).toOffsetDateTime())));
        say("stopped; claimline replay resume " + status.name() + " goes on, claimline replay remove " + status.name()
                + " removes it");
        return ExitCode.INTERRUPTED;
    }

    private int ended(
            ReplayProcess process, DayTelling telling, Optional<ReplayComparison> comparison, Optional<String> town)
            throws IOException {
        DaySummary summary = summary(telling);
        Optional<ComparisonResult> compared = Optional.empty();
        if (comparison.isPresent()) {
            say("comparing with " + comparison.get().other().name());
            compared = Optional.of(
                    comparison.get().with(new ReplayName(process.status().name()), town));
        }
        ReplayStatus status = process.end(ReplayState.ENDED, Optional.empty());
        line.clear();
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("replay", status);
            all.put("summary", summary);
            compared.ifPresent(result -> all.put("comparison", result));
            out.println(new String(values.bytes(all), StandardCharsets.UTF_8));
        } else {
            out.println();
            SummaryText.lines(summary, span.zone()).forEach(out::println);
            compared.ifPresent(result -> {
                out.println();
                ComparisonText.lines(result, span.zone()).forEach(out::println);
            });
        }
        out.flush();
        long refused = process.amount().refused();
        say(Counts.of(status.reports().inSpan(), "report") + " told in " + Counts.span(process.toldIn()) + " ("
                + Counts.number(
                        Counts.rate(status.reports().before() + status.reports().inSpan(), process.toldIn()))
                + " a second with those before)");
        Closing.all(opened);
        if (options.remove) {
            try (Broker broker = Broker.of(connection)) {
                new Manifests(connection.kafka(), connection.topics())
                        .remove(broker.admin(), new ReplayName(status.name()));
            }
        } else {
            say("kept as " + status.name() + ": view=" + status.name() + " shows it, claimline replay remove "
                    + status.name() + " removes it");
        }
        if (compared.filter(result -> !result.isSame()).isPresent()) {
            return ExitCode.WANTING;
        }
        return refused > 0 ? ExitCode.DATA : ExitCode.OK;
    }

    private Optional<ReplayComparison> comparison() {
        if (options.compare == null) {
            return Optional.empty();
        }
        try (Broker broker = Broker.of(connection)) {
            return Optional.of(ReplayComparison.of(connection, broker, options.compare, span));
        }
    }

    /** Where work moves just then, it is asked again. */
    private static DaySummary summary(DayTelling telling) {
        for (int i = 1; i < SUMMARY_TRIES; i++) {
            try {
                return telling.summary();
            } catch (MovingException e) {
                pause();
            }
        }
        return telling.summary();
    }

    private void introduce(ReplayProcess process) {
        ReplayStatus status = process.status();
        Feed.Amount amount = process.amount();
        process.registers().ifPresent(this::introduce);
        if (amount.undecided() > 0) {
            say(Counts.of(amount.undecided(), "decision") + " of the desk made after "
                    + (status.registers().startsWith("as-of") ? "then or after " : "") + "the span "
                    + (amount.undecided() == 1 ? "is" : "are") + " left out");
        }
        say("replaying " + span.from().atZone(span.zone()).toLocalDateTime() + " to "
                + span.until().atZone(span.zone()).toLocalDateTime() + " " + span.zone() + " as " + status.name() + ": "
                + Counts.of(amount.inSpan(), "report")
                + (status.cold() ? ", none of before" : " after " + Counts.number(amount.before()) + " of before")
                + "; left out " + Counts.number(amount.after()) + " of after");
        say("page " + process.page());
    }

    private void introduce(PinnedRegisters.Taken taken) {
        if (taken.younger() > 0) {
            say(Counts.of(taken.younger(), "entry").replace("entrys", "entries") + " of the registers "
                    + (taken.younger() == 1 ? "is" : "are") + " left out: nothing of them is as old as that");
        }
        if (taken.lacksOne()) {
            say("a register is empty as of then, so that hardly a claim can be read; choose a later time, or live");
        }
    }

    private Optional<String> town(ReplayProcess process) {
        String asked = options.town;
        if (asked == null) {
            return Optional.empty();
        }
        PlaceRegister places = process.service().registers().placeRegister();
        return Optional.of(places.byIdOrSpelling(asked)
                .place()
                .orElseThrow(() -> unknown(process, asked))
                .id());
    }

    private static WantingException unknown(ReplayProcess process, String town) {
        String why = "the register knows no one place \"" + town
                + "\"; give the town's id, or one of its spellings that no other place has";
        ReplayStatus status = process.end(ReplayState.STOPPED, Optional.of(why));
        return new WantingException(why + ", with claimline replay resume " + status.name());
    }

    private void print(LogEntry entry) {
        try {
            if (file.isPresent()) {
                file.get().write(new String(values.bytes(entry), StandardCharsets.UTF_8));
                file.get().newLine();
            }
        } catch (IOException e) {
            throw new UnavailableException("the log " + options.log + " cannot be written: " + e.getMessage(), e);
        }
        if (options.quiet || json) {
            return;
        }
        line.clear();
        LocalDate date = entry.knownTime().atZone(zone()).toLocalDate();
        if (day.filter(date::equals).isEmpty()) {
            out.println((day.isPresent() ? System.lineSeparator() : "") + DAY.format(date));
            day = Optional.of(date);
        }
        out.println(entry.line(zone()));
    }

    private ZoneId zone() {
        return span.zone();
    }

    private void flush() throws IOException {
        out.flush();
        if (file.isPresent()) {
            file.get().flush();
        }
    }

    private void openLog() {
        if (options.log != null) {
            try {
                file = Optional.of(open(Files.newBufferedWriter(options.log)));
            } catch (IOException e) {
                throw new ConfigException("--log " + options.log + " cannot be written (" + e + "); name another file");
            }
        }
    }

    private void say(String what) {
        line.clear();
        err.println("claimline: " + what);
        err.flush();
    }

    private ReplayProcess.Hearing hearing(Interruption interruption) {
        return new ReplayProcess.Hearing() {
            @Override
            public boolean isLeft() {
                return interruption.isAsked();
            }

            @Override
            public void said(String what) {
                say(what);
            }

            @Override
            public void refused(Path path, long number, List<Fault> faults) {
                faults.forEach(fault -> err.println(IngestTelling.told(path + ":" + number + ":", fault)));
            }
        };
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.add(part);
        return part;
    }
}
