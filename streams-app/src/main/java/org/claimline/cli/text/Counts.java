package org.claimline.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Counts {
    private static final double MEGABYTE = 1_000_000;

    private Counts() {}

    /** A count with thousands parted: {@code 9,997}. */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count with its noun: {@code 1 line}, {@code 9,997 lines}. */
    public static String of(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    /** How many in a second. */
    public static long rate(long count, Duration time) {
        return Math.round(count * 1e9 / Math.max(1, time.toNanos()));
    }

    /** A span: {@code 0.8 s}, {@code 42 s}, {@code 3 min 20 s}. */
    public static String span(Duration span) {
        if (span.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1e3);
        }
        if (span.compareTo(Duration.ofMinutes(2)) < 0) {
            return span.toSeconds() + " s";
        }
        return span.toMinutes() + " min " + span.toSecondsPart() + " s";
    }
}
