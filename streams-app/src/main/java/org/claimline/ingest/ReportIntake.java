package org.claimline.ingest;

import java.time.Clock;
import java.util.List;
import org.claimline.avro.SourceReport;
import org.claimline.topology.Fault;

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

    private final ReportReader reader;
    private final Sink<SourceReport> sink;

    public ReportIntake(Check check, Sink<SourceReport> sink, Clock clock) {
        this.reader = new ReportReader(check, clock);
        this.sink = sink;
    }

    /**
     * What became of a document.
     *
     * @param accepted the reports taken, all of them, or none where there are faults
     * @param array    whether it was an array, so that pointers into it begin with a number
     */
    public record Outcome(List<SourceReport> accepted, List<Fault> faults, boolean array) {
        public Outcome {
            accepted = List.copyOf(accepted);
            faults = List.copyOf(faults);
        }
    }

    /** Takes one report or an array of them; returns when they are kept for good. */
    public Outcome take(byte[] document) throws MalformedJsonException, NotWrittenException {
        ReportReader.Outcome read = reader.read(document);
        if (!read.faults().isEmpty()) {
            return new Outcome(List.of(), read.faults(), read.array());
        }
        sink.write(read.reports());
        return new Outcome(read.reports(), List.of(), read.array());
    }

    /** Takes reports that were read already; returns them as they are kept. */
    public List<SourceReport> take(List<SourceReport> reports) throws NotWrittenException {
        List<SourceReport> stamped = reader.stamped(reports);
        sink.write(stamped);
        return stamped;
    }
}
