package org.claimline.bench.run;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.claimline.bench.Guarantee;
import org.claimline.bench.feed.FeedShape;

/**
 * What one run of one system gave, in one round.
 *
 * @param history         claims that were to be told before, at least
 * @param claims          of the measured stretch
 * @param before          claims that were told before it
 * @param seconds         from its release until all of it had passed every stage
 * @param systemCpu       seconds that the system computed meanwhile
 * @param brokerCpu       seconds that the broker did
 * @param latency         milliseconds from report to state by percentile; empty where none was taken
 * @param latencySamples  states that they are of
 * @param held            reports a second of those that were told that it kept up with
 * @param residentMegabytes of the system at the end
 * @param storeBytes      on disk, of all that was told; while it still runs, without what is not written yet
 * @param changelogBytes  on the broker
 * @param told            all claims that were told
 * @param meanBytes       of a report
 * @param feed            shares of the feed as it really was
 * @param memory          what its stores held outside the heap, by name, in bytes
 * @param restarts        seconds until it or another in its place ran again, by what that found; empty where it was not asked for
 * @param wholeSeconds    the whole run, its start and end among it
 */
record Measured(
        SystemUnderTest system,
        Guarantee guarantee,
        FeedShape shape,
        int round,
        long history,
        long claims,
        long before,
        double seconds,
        double systemCpu,
        double brokerCpu,
        Map<String, Long> latency,
        int latencySamples,
        OptionalDouble held,
        long residentMegabytes,
        long storeBytes,
        long changelogBytes,
        long told,
        double meanBytes,
        String feed,
        Map<String, Double> memory,
        Map<String, Double> restarts,
        double wholeSeconds) {

    /** What it found when it was started again, or another went on in its place, as {@link #restarts} names it. */
    static final String STORES_KEPT = "stores kept";

    static final String STORES_GONE = "stores gone";

    /** That another process had its standbys, and it left. */
    static final String HANDED_OVER = "handed over";

    double claimsPerSecond() {
        return claims / seconds;
    }

    /** CPU-seconds of the system for a million claims. */
    double systemCpuPerMillion() {
        return systemCpu / claims * 1e6;
    }

    double brokerCpuPerMillion() {
        return brokerCpu / claims * 1e6;
    }

    double stateBytesPerClaim() {
        return (double) storeBytes / told;
    }

    double changelogBytesPerClaim() {
        return (double) changelogBytes / told;
    }

    /** All of it by name, as the file of raw figures has it. */
    Map<String, Object> raw() {
        Map<String, Object> raw = new TreeMap<>();
        raw.put("system", system.number());
        raw.put("guarantee", guarantee.word());
        raw.put("feed", shape.word());
        raw.put("seed", shape.seed());
        raw.put("contradicting", shape.contradicting());
        raw.put("round", round);
        raw.put("history", history);
        raw.put("claims", claims);
        raw.put("claimsBefore", before);
        raw.put("seconds", seconds);
        raw.put("claimsPerSecond", claimsPerSecond());
        raw.put("systemCpuSecondsPerMillion", systemCpuPerMillion());
        raw.put("brokerCpuSecondsPerMillion", brokerCpuPerMillion());
        raw.put("latencyMillis", latency);
        raw.put("latencySamples", latencySamples);
        held.ifPresent(rate -> raw.put("reportsPerSecondHeld", rate));
        raw.put("residentMegabytes", residentMegabytes);
        raw.put("storeBytesPerClaim", stateBytesPerClaim());
        raw.put("changelogBytesPerClaim", changelogBytesPerClaim());
        raw.put("meanBytes", meanBytes);
        raw.put("feedAsTold", feed);
        raw.put("memory", memory);
        raw.put("restartSeconds", restarts);
        raw.put("wholeSeconds", wholeSeconds);
        return raw;
    }

    /** One line while the run goes on. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s %-22s %-13s %-20s round %d: %,.0f claims/s over %.1f s, CPU-s a million %.1f + broker %.1f, latency %s of %d, held %s, %d MB, %.0f + %.0f bytes a claim, started again %s; %s; %.0f bytes; whole run %.0f s",
                system.number(),
                system.title(),
                guarantee.word(),
                shape.word(),
                round,
                claimsPerSecond(),
                seconds,
                systemCpuPerMillion(),
                brokerCpuPerMillion(),
                latency,
                latencySamples,
                held.isPresent() ? String.format(Locale.ROOT, "%.0f/s", held.getAsDouble()) : "-",
                residentMegabytes,
                stateBytesPerClaim(),
                changelogBytesPerClaim(),
                restarts,
                feed,
                meanBytes,
                wholeSeconds);
    }
}
