package org.claimline.copy;

import java.util.Comparator;

/**
 * A report, in all its revisions. Written {@code SOURCE/REPORT}; where the id of a source has a slash in it, {@code SOURCE|REPORT}, for no id has
 * a bar.
 */
public record ReportName(String source, String report) implements Comparable<ReportName> {
    private static final Comparator<ReportName> ORDER =
            Comparator.comparing(ReportName::source).thenComparing(ReportName::report);

    /** Reads a name; refuses what is none with an {@link IllegalArgumentException} that says how one is written. */
    public static ReportName of(String text) {
        int at = text.indexOf('|') >= 0 ? text.indexOf('|') : text.indexOf('/');
        String source = at < 0 ? "" : text.substring(0, at).strip();
        String report = at < 0 ? "" : text.substring(at + 1).strip();
        if (source.isEmpty() || report.isEmpty() || report.indexOf('|') >= 0) {
            throw new IllegalArgumentException("\"" + text
                    + "\" names no report; write SOURCE/REPORT, the ids of the source and of the report, such as"
                    + " hama-field-channel/r-1001, and SOURCE|REPORT where the source's id has a slash");
        }
        return new ReportName(source, report);
    }

    @Override
    public int compareTo(ReportName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + (source.indexOf('/') >= 0 ? "|" : "/") + report;
    }
}
