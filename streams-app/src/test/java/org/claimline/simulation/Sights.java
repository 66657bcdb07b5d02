package org.claimline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.claimline.topology.normalise.Counter;

/** Counts what the runs came to, so that nothing that the laws are about is missing from the generated feeds. */
final class Sights {
    private static final List<String> WANTED = List.of(
            "dispute OPEN",
            "dispute CLOSED",
            "dispute WITHDRAWN",
            "alert NEWLY_CONTESTED",
            "claims waiting",
            "claims held",
            "claims ended",
            "claims decided about",
            "reports duplicate",
            "reports superseded",
            "reports dead-lettered",
            "status CONFIRMED",
            "status REPORTED",
            "status CLAIMED",
            "status CONTESTED",
            "status UNCLEAR");

    private final Map<String, Long> counts = new TreeMap<>();

    void see(End end) {
        end.disputes.values().forEach(d -> count("dispute " + d.getState(), 1));
        end.alerts.forEach(a -> count("alert " + a.getKind(), 1));
        end.states.values().forEach(s -> count("status " + s.getStatus(), 1));
        end.rows.keySet().forEach(town -> end.claims(town).forEach(claim -> {
            count("claims", 1);
            count("claims ended", claim.stands() ? 0 : 1);
            count("claims decided about", claim.mark().isPresent() ? 1 : 0);
        }));
        count("changes", end.changes.size());
        count("claims waiting", end.unplaced.size());
        count("claims held", end.counts.get(Counter.CLAIMS_HELD));
        count("reports", end.reports);
        count("reports duplicate", end.counts.get(Counter.REPORTS_DUPLICATE));
        count("reports superseded", end.counts.get(Counter.REPORTS_SUPERSEDED));
        count("reports dead-lettered", end.counts.get(Counter.REPORTS_DEAD_LETTERED));
    }

    private void count(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    /** Prints the counts, and fails where something was never seen. */
    void tell() {
        System.out.println("Both topologies: " + counts);
        assertThat(counts).containsKeys(WANTED.toArray(String[]::new));
        assertThat(WANTED)
                .allSatisfy(what -> assertThat(counts.get(what)).as(what).isPositive());
    }
}
