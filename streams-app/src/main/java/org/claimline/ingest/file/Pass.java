package org.claimline.ingest.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.ReportReader;
import org.claimline.topology.Fault;

/** Reads content once, from a position to its end, and hands the reports of good lines on, some at a time. */
final class Pass implements Closeable {
    /** Takes nothing. */
    static final Target NOTHING = (reports, after) -> {};

    private static final int MOST_REPORTS = 1_000;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private final Position from;
    private final Content.Opened in;
    private final LineReader lines;
    private final RefusedLines kept;
    private final int longestLine;
    private final FileIngest.Listener listener;
    private final List<SourceReport> batch = new ArrayList<>();
    private Position at;
    private long batchBytes;
    private long batchBegan = System.nanoTime();
    private long refused;

    /** Where reports and the position after them go. */
    interface Target {
        void commit(List<SourceReport> reports, Position after) throws TakenOverException, NotWrittenException;
    }

    private Pass(
            Position from,
            Content.Opened in,
            LineReader lines,
            RefusedLines kept,
            int longestLine,
            FileIngest.Listener listener) {
        this.from = from;
        this.at = from;
        this.in = in;
        this.lines = lines;
        this.kept = kept;
        this.longestLine = longestLine;
        this.listener = listener;
    }

    /** Opens the content at {@code from}, or at its beginning where what lies before that is not what was read then. */
    static Pass from(
            Position from, Content content, int longestLine, RefusedLines refused, FileIngest.Listener listener)
            throws IOException {
        Content.Opened in = content.open();
        LineReader lines = new LineReader(in, longestLine, refused);
        if (from.bytes() == 0) {
            refused.begin(Position.START);
            return new Pass(Position.START, in, lines, refused, longestLine, listener);
        }
        boolean same = lines.skip(from.bytes())
                && lines.hash().equals(from.sha256())
                && (from.whole() || lines.skipLineBreak());
        if (same) {
            listener.resumed(from);
            refused.begin(from);
            return new Pass(from, in, lines, refused, longestLine, listener);
        }
        in.close();
        if (!content.isRepeatable()) {
            throw new OtherContentException(content.label());
        }
        listener.changed(from);
        return from(Position.START, content, longestLine, refused, listener);
    }

    /** Opens content that was looked at a moment ago, and tells nothing of where it begins. */
    static Pass again(
            Position from, Content content, int longestLine, RefusedLines refused, FileIngest.Listener listener)
            throws IOException {
        Content.Opened in = content.open();
        LineReader lines = new LineReader(in, longestLine, refused);
        boolean same = lines.skip(from.bytes()) && (from.whole() || lines.skipLineBreak());
        if (!same) {
            throw new OtherContentException(content.label());
        }
        return new Pass(from, in, lines, refused, longestLine, listener);
    }

    /**
     * Reads to the end.
     *
     * @param end the position at which to end at the latest
     */
    FileIngest.Result run(ReportReader reader, Waiting waiting, long end, Target target, BooleanSupplier stop)
            throws IOException, TakenOverException, NotWrittenException {
        boolean more = true;
        while (more && lines.position() < end && !stop.getAsBoolean()) {
            if (isFull() || lines.wouldWait()) {
                commit(target);
            }
            more = line(reader, waiting);
        }
        commit(target);
        return new FileIngest.Result(
                from, at, refused, more && lines.position() < end ? FileIngest.End.STOPPED : FileIngest.End.DONE);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean line(ReportReader reader, Waiting waiting) throws IOException {
        Optional<LineReader.Line> next;
        try {
            next = lines.next();
        } catch (ZipException | EOFException e) {
            refuse(at.lines() + 1, List.of(damaged(e)));
            return false;
        }
        if (next.isEmpty()) {
            return false;
        }
        LineReader.Line line = next.get();
        long number = at.lines() + 1;
        List<SourceReport> reports = List.of();
        List<Fault> faults = List.of();
        if (line.isCut()) {
            faults = List.of(tooLong(line));
        } else if (!line.isBlank()) {
            try {
                ReportReader.Outcome read = reader.read(line.bytes());
                reports = read.reports();
                faults = read.faults();
            } catch (MalformedJsonException e) {
                faults = List.of(malformed(e));
            }
        }
        if (!faults.isEmpty()) {
            if (!line.isCut()) {
                kept.line(line.bytes());
            }
            refuse(number, faults);
            if (!line.whole()) {
                return false;
            }
        }
        for (SourceReport report : reports) {
            waiting.see(number, report);
        }
        batch.addAll(reports);
        batchBytes += line.length();
        at = new Position(
                lines.position(),
                number,
                line.whole(),
                at.taken() + reports.size(),
                at.refused() + (faults.isEmpty() ? 0 : 1),
                at.claims()
                        + reports.stream().mapToInt(r -> r.getClaims().size()).sum(),
                "",
                kept.kept());
        return true;
    }

    private void refuse(long number, List<Fault> faults) {
        refused++;
        listener.refused(number, faults);
    }

    private boolean isFull() {
        return batch.size() >= MOST_REPORTS
                || batchBytes >= MOST_BYTES
                || (batchBytes > 0 && System.nanoTime() - batchBegan >= LONGEST_NANOS);
    }

    private void commit(Target target) throws TakenOverException, NotWrittenException {
        if (at.sha256().isEmpty()) {
            String hash = lines.position() == at.bytes() ? lines.hash() : lines.hashBefore();
            at = new Position(
                    at.bytes(), at.lines(), at.whole(), at.taken(), at.refused(), at.claims(), hash, at.kept());
            target.commit(List.copyOf(batch), at);
            batch.clear();
        }
        batchBytes = 0;
        batchBegan = System.nanoTime();
        listener.progress(in.bytesRead(), at);
    }

    private Fault tooLong(LineReader.Line line) {
        return new Fault(
                "",
                new String(line.bytes(), StandardCharsets.UTF_8),
                "has " + line.length() + " bytes where " + longestLine + " may be",
                "split it into several reports, each on a line of its own");
    }

    /** Of a document of one line its number says nothing. */
    private static Fault malformed(MalformedJsonException e) {
        return new Fault(
                "",
                "",
                e.fault().reason().replaceFirst("^line 1, ", ""),
                e.fault().wayOut());
    }

    private static Fault damaged(IOException e) {
        return new Fault(
                "",
                "",
                "cannot be unpacked: the compressed data is damaged or ends early (" + e.getMessage() + ")",
                "make the file anew and run this again; the lines before it are taken");
    }
}
