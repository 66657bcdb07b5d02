package org.claimline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.SourceReport;
import org.claimline.topology.Fault;
import org.claimline.topology.TopicLayout;

/**
 * Reads reports out of JSON and checks them, the same at every door: HTTP, files and standard input. A document with any fault is refused
 * whole. Takes nothing itself.
 */
public final class ReportReader {
    /** Room is left for what the broker adds. */
    private static final int LARGEST_REPORT = TopicLayout.MAX_MESSAGE_BYTES - 64 * 1024;

    private final ReportIntake.Check check;
    private final Clock clock;

    public ReportReader(ReportIntake.Check check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    /**
     * What a document held.
     *
     * @param reports those to take, stamped with when we had them; none where there are faults
     * @param faults  all that is wrong
     */
    public record Outcome(List<SourceReport> reports, List<Fault> faults) {
        public Outcome {
            reports = List.copyOf(reports);
            faults = List.copyOf(faults);
        }
    }

    /** Reads one report or an array of them. */
    public Outcome read(byte[] document) throws MalformedJsonException {
        ReportJson.Outcome read = ReportJson.read(document);
        List<Fault> faults = new ArrayList<>(read.faults());
        if (faults.isEmpty()) {
            for (int i = 0; i < read.reports().size(); i++) {
                String at = read.array() ? "/" + i : "";
                check.faults(read.reports().get(i)).forEach(fault -> faults.add(under(at, fault)));
                tooLarge(read.reports().get(i), at).ifPresent(faults::add);
            }
        }
        return faults.isEmpty() ? new Outcome(stamped(read.reports()), faults) : new Outcome(List.of(), faults);
    }

    /** The same reports with the time at which we had them. */
    List<SourceReport> stamped(List<SourceReport> reports) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return reports.stream()
                .map(report ->
                        SourceReport.newBuilder(report).setRecordedAt(now).build())
                .toList();
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
