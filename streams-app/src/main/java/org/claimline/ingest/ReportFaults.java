package org.claimline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.avro.SourceReport;
import org.claimline.topology.Fault;
import org.claimline.topology.TopicLayout;

/**
 * Every fault of a document of reports: of its form, and of what it means. What a field means that could not be read is not asked, nor is what
 * depends on it, so that each fault named is one.
 */
final class ReportFaults {
    /** Room is left for what the broker adds. */
    private static final int LARGEST_REPORT = TopicLayout.MAX_MESSAGE_BYTES - 64 * 1024;

    private ReportFaults() {}

    /**
     * All faults of what was read from {@code document}, the first thousand.
     *
     * @throws MalformedJsonException never, for {@code document} was read before
     */
    static List<Fault> of(byte[] document, ReportJson.Outcome read, ReportIntake.Check check)
            throws MalformedJsonException {
        List<Fault> faults = new FirstFaults();
        faults.addAll(read.faults());
        List<Fault> meant = meant(read, check);
        if (!meant.isEmpty()) {
            JsonNode sent = StrictJson.read(document);
            meant.forEach(fault -> faults.add(asSent(fault, sent)));
        }
        return faults;
    }

    /** What is wrong with the meaning of what could be read. */
    private static List<Fault> meant(ReportJson.Outcome read, ReportIntake.Check check) {
        List<Fault> faults = new FirstFaults();
        Set<String> unread = read.faults().stream().map(Fault::pointer).collect(Collectors.toSet());
        for (int i = 0; i < read.reports().size() && faults.size() < FirstFaults.MOST; i++) {
            String at = read.array() ? "/" + i : "";
            check.faults(read.reports().get(i)).stream()
                    .map(fault -> under(at, fault))
                    .filter(fault -> isAskedOf(fault.pointer(), at, unread))
                    .forEach(faults::add);
            tooLarge(read.reports().get(i), at).ifPresent(faults::add);
        }
        return faults;
    }

    /** With the value as it was written, which a time in UTC is not. */
    private static Fault asSent(Fault fault, JsonNode sent) {
        JsonNode value = sent.at(fault.pointer());
        return value.isTextual()
                ? new Fault(fault.pointer(), value.textValue(), fault.reason(), fault.wayOut())
                : fault;
    }

    private static boolean isAskedOf(String pointer, String report, Set<String> unread) {
        return !isUnread(pointer, unread)
                && restsOn(pointer, report).noneMatch(unread::contains)
                && !(pointer.endsWith("/claimId") && unread.stream().anyMatch(other -> other.endsWith("/claimId")));
    }

    /** The fields without which it cannot be said whether the one at {@code pointer} is right. */
    private static Stream<String> restsOn(String pointer, String report) {
        String claim = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
        if (pointer.endsWith("/eventTime")) {
            return Stream.of(report + "/publishedAt");
        }
        return pointer.endsWith("/stance")
                ? Stream.of(report + "/source", report + "/stance", report + "/claimant", claim + "/claimant")
                : Stream.empty();
    }

    /** Whether a value, or what it stands in, could not be read. */
    private static boolean isUnread(String pointer, Set<String> unread) {
        for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            if (unread.contains(at)) {
                return true;
            }
            if (at.isEmpty()) {
                return false;
            }
        }
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
