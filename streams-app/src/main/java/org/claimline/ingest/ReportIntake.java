package org.claimline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.SourceReport;
import org.claimline.topology.Fault;
import org.claimline.topology.TopicLayout;

/**
 * Takes reports in: reads them, checks them, stamps when we had them, and hands them on. A document with any fault is refused whole,
 * so that nothing of a refused report is taken.
 */
public final class ReportIntake {
    /** What a report means is checked here and by the reader of the topic alike. */
    @FunctionalInterface
    public interface Check {
        /** The faults of {@code report}, their pointers relative to it. */
        List<Fault> faults(SourceReport report);
    }

    /** Room is left for what the broker adds. */
    private static final int LARGEST_REPORT = TopicLayout.MAX_MESSAGE_BYTES - 64 * 1024;

    private final Check check;
    private final Sink<SourceReport> sink;
    private final Clock clock;

    public ReportIntake(Check check, Sink<SourceReport> sink, Clock clock) {
        this.check = check;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * What became of a document.
     *
     * @param accepted the reports taken, all of them, or none where there are faults
     */
    public record Outcome(List<SourceReport> accepted, List<Fault> faults) {
        public Outcome {
            accepted = List.copyOf(accepted);
            faults = List.copyOf(faults);
        }
    }

    /** Takes one report or an array of them; returns when they are kept for good. */
    public Outcome take(byte[] document) throws MalformedJsonException, NotWrittenException {
        ReportJson.Outcome read = ReportJson.read(document);
        List<Fault> faults = new ArrayList<>(read.faults());
        if (faults.isEmpty()) {
            for (int i = 0; i < read.reports().size(); i++) {
                String at = read.array() ? "/" + i : "";
                check.faults(read.reports().get(i)).forEach(fault -> faults.add(under(at, fault)));
                tooLarge(read.reports().get(i), at).ifPresent(faults::add);
            }
        }
        if (!faults.isEmpty()) {
            return new Outcome(List.of(), faults);
        }
        return new Outcome(take(read.reports()), List.of());
    }

    /** Takes reports that were read already; returns them as they are kept. */
    public List<SourceReport> take(List<SourceReport> reports) throws NotWrittenException {
        List<SourceReport> stamped = reports.stream()
                .map(report -> SourceReport.newBuilder(report)
                        .setRecordedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .build())
                .toList();
        sink.write(stamped);
        return stamped;
    }

    private static Fault under(String parent, Fault fault) {
        return new Fault(parent + fault.pointer(), fault.value(), fault.reason(), fault.wayOut());
    }

    private static Optional<Fault> tooLarge(SourceReport report, String at) {
        try {
            int size = SourceReport.getEncoder().encode(report).remaining();
            return size <= LARGEST_REPORT
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            at,
                            report.getReportId(),
                            "has " + size + " bytes where " + LARGEST_REPORT + " may be",
                            "split it into several reports"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
