package org.claimline.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What struck, how often, and what came of it, as a table for docs/reliability.md. */
final class Tally {
    private static final String HEAD = """
            | fault | times | in flight (median) | without an answer, any instance (median, longest) | one that was not struck (median, longest) | caught up (median, longest) |
            | --- | --- | --- | --- | --- | --- |
            """;

    private final List<Strike> strikes = new ArrayList<>();
    private int missed;
    private int verified;
    private String last = "";

    void add(Strike strike) {
        strikes.add(strike);
        System.out.printf(
                Locale.ROOT,
                "faults: %s with %d reports in flight; no answer for %s, of the other %s; caught up after %s%n",
                strike.fault(),
                strike.inFlight(),
                seconds(strike.unanswered()),
                seconds(strike.other()),
                seconds(strike.caughtUp()));
    }

    /** One that struck when nothing was in flight, which counts for nothing. */
    void miss(String fault) {
        missed++;
        System.out.println("faults: " + fault + " struck when nothing was in flight; it is repeated");
    }

    void verified(String what) {
        verified++;
        last = what;
    }

    String table() {
        Map<String, List<Strike>> kinds =
                strikes.stream().collect(Collectors.groupingBy(Strike::fault, LinkedHashMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder(HEAD);
        kinds.forEach((kind, those) -> table.append("| ")
                .append(kind)
                .append(" | ")
                .append(those.size())
                .append(" | ")
                .append(those.stream().map(Strike::inFlight).sorted().toList().get(those.size() / 2))
                .append(" | ")
                .append(spread(those, Strike::unanswered))
                .append(" | ")
                .append(spread(those, Strike::other))
                .append(" | ")
                .append(spread(those, Strike::caughtUp))
                .append(" |\n"));
        return table + "\n" + strikes.size() + " faults struck work in flight, " + missed
                + " more struck none and were repeated; verified " + verified + " times, the last: " + last + "\n";
    }

    private static String spread(List<Strike> strikes, Function<Strike, Duration> of) {
        List<Duration> sorted = strikes.stream().map(of).sorted().toList();
        return seconds(sorted.get(sorted.size() / 2)) + ", " + seconds(sorted.get(sorted.size() - 1));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
