package org.claimline.cli;

import java.util.ArrayList;
import java.util.List;
import org.claimline.cli.text.Cells;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Progress;
import org.claimline.ingest.file.FileIngest;
import org.claimline.ingest.file.Position;
import org.claimline.topology.Fault;

/** Tells on standard error what becomes of a file while it is taken in: a line for each fault, as compilers do it. */
final class IngestTelling implements FileIngest.Listener {
    private static final int MOST_LINES = 1_000;
    private static final int MOST_FAULTS = 20;

    private final String label;
    private final Progress progress;
    private final boolean keeps;
    private final List<Refusal> refusals = new ArrayList<>();
    private long refused;
    private boolean wasChanged;

    /** A line that was refused, with everything wrong in it. */
    record Refusal(long line, List<Fault> faults) {}

    /** @param keeps whether all faults are wanted again at the end; the first always are */
    IngestTelling(String label, Progress progress, boolean keeps) {
        this.label = label;
        this.progress = progress;
        this.keeps = keeps;
    }

    @Override
    public void resumed(Position at) {
        progress.line(label + ": going on after line " + Counts.number(at.lines()) + ", where the last run ended");
    }

    @Override
    public void changed(Position at) {
        wasChanged = true;
        progress.line(label + ": was changed somewhere before line " + Counts.number(at.lines())
                + ", up to which it had been taken; beginning anew (reports taken already count once)");
    }

    @Override
    public void refused(long line, List<Fault> faults) {
        refused++;
        if (refused <= MOST_LINES) {
            String where = label + ":" + line + ":";
            faults.stream().limit(MOST_FAULTS).forEach(fault -> progress.line(told(where, fault)));
            if (faults.size() > MOST_FAULTS) {
                progress.line(where + " and " + Counts.of(faults.size() - MOST_FAULTS, "fault") + " more in this line");
            }
            if (keeps || refusals.isEmpty()) {
                refusals.add(new Refusal(line, faults));
            }
        } else if (refused == MOST_LINES + 1) {
            progress.line(label + ": more lines are refused and not told here; --refused FILE keeps them all");
        }
    }

    @Override
    public void progress(long read, Position at) {
        progress.at(
                read, Counts.of(at.lines(), "line") + (refused > 0 ? ", " + Counts.number(refused) + " refused" : ""));
    }

    boolean wasChanged() {
        return wasChanged;
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** {@code file:line: /pointer "value" reason; way out}. */
    static String told(String where, Fault fault) {
        return Cells.plain(where + (fault.pointer().isEmpty() ? "" : " " + fault.pointer())
                + (fault.value().isEmpty() ? "" : " \"" + fault.value() + "\"") + " " + fault.reason() + "; "
                + fault.wayOut());
    }
}
