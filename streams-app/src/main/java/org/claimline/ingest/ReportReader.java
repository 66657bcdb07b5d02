package org.claimline.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.claimline.avro.SourceReport;
import org.claimline.topology.Fault;

/**
 * Reads reports out of JSON and checks them, the same at every door: HTTP, files and standard input. A document with any fault is refused
 * whole. Takes nothing itself.
 */
public final class ReportReader {
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
     * @param array   whether it was an array, so that pointers into it begin with a number
     */
    public record Outcome(List<SourceReport> reports, List<Fault> faults, boolean array) {
        public Outcome {
            reports = List.copyOf(reports);
            faults = List.copyOf(faults);
        }
    }

    /** Reads one report or an array of them. */
    public Outcome read(byte[] document) throws MalformedJsonException {
        ReportJson.Outcome read = ReportJson.read(document);
        List<Fault> faults = ReportFaults.of(document, read, check);
        return faults.isEmpty()
                ? new Outcome(stamped(read.reports()), faults, read.array())
                : new Outcome(List.of(), faults, read.array());
    }

    /** The same reports with the time at which we had them. */
    List<SourceReport> stamped(List<SourceReport> reports) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return reports.stream()
                .map(report ->
                        SourceReport.newBuilder(report).setRecordedAt(now).build())
                .toList();
    }
}
