package org.claimline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.claimline.cli.IngestTelling.Refusal;
import org.claimline.cli.text.Cells;
import org.claimline.cli.text.Counts;
import org.claimline.ingest.file.FileIngest;
import org.claimline.ingest.file.FileIngest.End;
import org.claimline.ingest.file.Position;
import org.claimline.ingest.file.Waiting;
import org.claimline.topology.Fault;
import org.jspecify.annotations.Nullable;

/** What became of the files, on standard output: in words as each ends, or as one JSON object at the end. */
final class IngestSummary {
    private static final int MOST_NAMES = 5;

    private final PrintWriter out;
    private final boolean json;
    private final List<File> files = new ArrayList<>();
    private long began = System.nanoTime();

    /** All files, as JSON. */
    private record All(long taken, long refused, long claims, List<File> files) {}

    /**
     * A file, as JSON. What is counted is what this run did; {@code soFar} is what all runs did.
     *
     * @param end          DONE, STOPPED or NOTHING_TAKEN
     * @param fromLine     the line after which this run began; 0 is the beginning
     * @param changed      whether it had been changed where a former run read it, and was begun anew
     * @param waiting      claims taken now that wait for their place to be known
     * @param waitingNames the names that most of them wait for
     */
    private record File(
            String file,
            End end,
            long fromLine,
            boolean changed,
            long lines,
            long taken,
            long refused,
            long claims,
            double seconds,
            long waiting,
            List<Name> waitingNames,
            List<Refusal> refusals,
            Totals soFar) {}

    private record Totals(long lines, long taken, long refused, long claims) {}

    private record Name(String place, @Nullable String within, String problem, long claims, long firstLine) {}

    IngestSummary(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** @param kept whether refused lines were written to a file */
    void add(String label, FileIngest.Result result, Waiting waiting, IngestTelling telling, boolean kept) {
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        began = System.nanoTime();
        Position from = result.from();
        Position to = result.to();
        File file = new File(
                label,
                result.end(),
                from.lines(),
                telling.wasChanged(),
                to.lines() - from.lines(),
                to.taken() - from.taken(),
                result.refused(),
                to.claims() - from.claims(),
                time.toMillis() / 1e3,
                waiting.claims(),
                waiting.most(MOST_NAMES).stream().map(IngestSummary::name).toList(),
                telling.refusals(),
                new Totals(to.lines(), to.taken(), to.refused(), to.claims()));
        files.add(file);
        if (!json) {
            told(file, time, kept);
            out.flush();
        }
    }

    /** Prints what is left to print; the exit code. */
    int end() {
        if (json) {
            out.println(OutputOption.line(new All(
                    files.stream().mapToLong(File::taken).sum(),
                    files.stream().mapToLong(File::refused).sum(),
                    files.stream().mapToLong(File::claims).sum(),
                    files)));
            out.flush();
        }
        boolean allTaken =
                files.stream().allMatch(f -> f.refused() == 0 && f.soFar().refused() == 0);
        return allTaken ? ExitCode.OK : ExitCode.DATA;
    }

    private void told(File file, Duration time, boolean kept) {
        if (file.end() == End.NOTHING_TAKEN) {
            out.println(file.file() + ": nothing taken, for " + Counts.of(file.refused(), "line")
                    + (file.refused() == 1 ? " is" : " are") + " bad (--strict)");
            return;
        }
        if (file.lines() == 0 && file.refused() == 0 && file.fromLine() > 0) {
            out.println(file.file() + ": nothing new after line " + Counts.number(file.fromLine())
                    + "; --restart takes it in anew");
        } else {
            out.println(file.file() + ": " + Counts.of(file.taken(), "report") + " taken with "
                    + Counts.of(file.claims(), "claim") + ", " + Counts.of(file.refused(), "line") + " refused, in "
                    + Counts.span(time) + " (" + Counts.number(Counts.rate(file.lines(), time)) + " lines/s)");
        }
        if (file.fromLine() > 0) {
            out.println(
                    "  with what was taken before: " + Counts.of(file.soFar().taken(), "report") + " with "
                            + Counts.of(file.soFar().claims(), "claim") + ", "
                            + Counts.of(file.soFar().refused(), "line")
                            + " refused");
        }
        if (file.end() == End.STOPPED) {
            out.println("  stopped after line " + Counts.number(file.soFar().lines())
                    + "; run the same command again to go on there");
        }
        waiting(file);
        refused(file, kept);
    }

    private void waiting(File file) {
        if (file.waiting() == 0) {
            return;
        }
        out.println("  " + Counts.of(file.waiting(), "claim") + (file.waiting() == 1 ? " waits" : " wait")
                + " until the register can tell the place:");
        for (Name name : file.waitingNames()) {
            out.println("    "
                    + Cells.plain("\"" + name.place() + "\""
                            + Optional.ofNullable(name.within())
                                    .map(w -> " within \"" + w + "\"")
                                    .orElse(""))
                    + ": "
                    + name.problem() + "; " + Counts.of(name.claims(), "claim") + ", first in line "
                    + name.firstLine());
        }
    }

    private void refused(File file, boolean kept) {
        if (file.refused() == 0) {
            return;
        }
        if (file.taken() == 0 && looksLikeOneDocument(file.refusals())) {
            out.println("  one report a line is expected; of a JSON array or of indented JSON, jq makes that:"
                    + " jq -c '.[]?' FILE, or jq -c . FILE");
        } else if (!kept) {
            out.println("  mend what was refused in a file of its own; --restart --refused FILE writes it");
        }
    }

    private static boolean looksLikeOneDocument(List<Refusal> refusals) {
        return refusals.stream()
                .flatMap(r -> r.faults().stream())
                .map(Fault::pointer)
                .allMatch(String::isEmpty);
    }

    private static Name name(Waiting.Name name) {
        return new Name(
                name.place(),
                name.within().orElse(null),
                name.problem().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                name.claims(),
                name.firstLine());
    }
}
