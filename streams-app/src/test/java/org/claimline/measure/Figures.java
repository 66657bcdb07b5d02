package org.claimline.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a load measured.
 *
 * @param median of the time from question to whole answer, in milliseconds; as are the others
 * @param cpu    time that the service computed for an answer, on all its threads, in milliseconds: what does not depend on what else the machine does
 * @param rate   answers a second, of all clients together
 * @param bytes  median size of an answer as it travelled
 */
record Figures(int answers, double median, double p95, double p99, double cpu, double rate, long bytes) {
    private static final double NANOS = 1e6;
    static final String HEAD =
            "| question | median ms | p95 ms | p99 ms | CPU ms | answers/s | bytes | answers |\n| --- | --- | --- | --- | --- | --- | --- | --- |";

    static Figures of(long[] nanos, long[] bytes, Duration took, Duration computed) {
        long[] times = nanos.clone();
        Arrays.sort(times);
        long[] sizes = bytes.clone();
        Arrays.sort(sizes);
        return new Figures(
                times.length,
                millis(at(times, 50)),
                millis(at(times, 95)),
                millis(at(times, 99)),
                millis(computed.toNanos()) / times.length,
                times.length / (took.toNanos() / 1e9),
                at(sizes, 50));
    }

    /** The smallest value that is not below so many of a hundred. */
    private static long at(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    private static double millis(long nanos) {
        return (double) nanos / NANOS;
    }

    /** A row of a table. */
    String row(String question) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %d | %d |",
                question,
                median,
                p95,
                p99,
                cpu,
                rate,
                bytes,
                answers);
    }
}
