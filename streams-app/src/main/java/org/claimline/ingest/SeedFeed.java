package org.claimline.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.claimline.avro.SourceReport;

/**
 * The reports of the seed documents, from {@code seeds/feed/YYYY-MM-DD.ndjson}, in the order in which they were published. Refuses a
 * feed with a fault, naming file and line.
 */
public final class SeedFeed {
    /** The days on which something was said; a program cannot list the files it is packed with. */
    private static final List<String> DAYS =
            List.of("2024-11-28", "2024-11-30", "2024-12-01", "2024-12-02", "2024-12-03", "2024-12-04", "2024-12-05");

    private SeedFeed() {}

    /** Reads the feed packed into the program. */
    public static List<SourceReport> load() {
        List<SourceReport> reports = new ArrayList<>();
        for (String day : DAYS) {
            reports.addAll(day("feed/" + day + ".ndjson"));
        }
        return reports;
    }

    private static List<SourceReport> day(String file) {
        List<SourceReport> reports = new ArrayList<>();
        List<String> lines = SeedFiles.text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reports.addAll(line(file + ", line " + (i + 1), lines.get(i)));
        }
        return reports;
    }

    private static List<SourceReport> line(String where, String line) {
        try {
            ReportJson.Outcome outcome = ReportJson.read(line.getBytes(StandardCharsets.UTF_8));
            if (!outcome.faults().isEmpty()) {
                throw new IllegalStateException("seeds/" + where + ": " + outcome.faults());
            }
            return outcome.reports();
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("seeds/" + where + ": " + e.getMessage(), e);
        }
    }
}
