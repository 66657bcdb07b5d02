package org.claimline.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.claimline.query.ClaimAccounts;
import org.claimline.query.CountSource;
import org.claimline.query.Counts;
import org.claimline.query.Holder;
import org.claimline.query.MovingException;
import org.claimline.query.ServiceStatus;

/**
 * What the partitions that this instance holds have counted, in their transactional stores: the identities. Added up over the instances they are
 * the service's. While partitions move there is nothing, rather than something twice.
 */
final class HeldFigures implements Figures {
    private final CountSource counts;
    private final ClaimAccounts accounts;
    private final MultiGauge partitions;
    private final MultiGauge reports;
    private final MultiGauge unaccounted;
    private final MultiGauge claims;
    private final MultiGauge rereads;
    private final MultiGauge unsettled;

    HeldFigures(MeterRegistry registry, CountSource counts, ClaimAccounts accounts) {
        this.counts = counts;
        this.accounts = accounts;
        partitions =
                Gauges.of(registry, "claimline.partitions", "Partitions that this instance holds, by what is divided");
        reports = Gauges.of(registry, "claimline.reports", "Revisions of reports, by what became of them");
        unaccounted = Gauges.of(
                registry,
                "claimline.reports.unaccounted",
                "Received less accepted, duplicate, superseded and dead-lettered: 0 unless something is wrong");
        claims = Gauges.of(registry, "claimline.claims", "Claims in force, by where they are");
        rereads =
                Gauges.of(registry, "claimline.rereads", "Reports that wait to be read again since a register changed");
        unsettled = Gauges.of(
                registry, "claimline.towns.unsettled", "Towns of which what corrections undid is still to be found");
    }

    @Override
    public String of() {
        return "held";
    }

    @Override
    public void take() {
        try {
            Set<Integer> ofReports = here(counts.division());
            Set<Integer> ofTowns = here(accounts.division());
            Counts counted = counts.of(ofReports);
            int toSettle = accounts.unsettled(ofTowns);
            rows(partitions, List.of(row("of", "reports", ofReports.size()), row("of", "towns", ofTowns.size())));
            tell(counted);
            rows(unsettled, List.of(Row.of(Tags.empty(), toSettle)));
        } catch (MovingException e) {
            List.of(partitions, reports, unaccounted, claims, rereads, unsettled)
                    .forEach(gauge -> rows(gauge, List.of()));
        }
    }

    private void tell(Counts counted) {
        ServiceStatus.Reports told = counted.reports();
        ServiceStatus.Claims inForce = counted.claims();
        rows(
                reports,
                List.of(
                        row("outcome", "received", told.received()),
                        row("outcome", "accepted", told.accepted()),
                        row("outcome", "duplicate", told.duplicate()),
                        row("outcome", "superseded", told.superseded()),
                        row("outcome", "dead_lettered", told.deadLettered())));
        rows(unaccounted, List.of(Row.of(Tags.empty(), counted.unaccounted())));
        rows(
                claims,
                List.of(
                        row("state", "placed", inForce.placed()),
                        row("state", "waiting", inForce.waiting()),
                        row("state", "held", inForce.held())));
        rows(rereads, List.of(Row.of(Tags.empty(), counted.rereads())));
    }

    private static Set<Integer> here(Map<Holder, Set<Integer>> division) {
        return division.getOrDefault(new Holder.Here(), Set.of());
    }

    private static Row<Number> row(String label, String value, long number) {
        return Row.of(Tags.of(label, value), number);
    }

    private static void rows(MultiGauge gauge, List<Row<?>> rows) {
        gauge.register(rows, true);
    }
}
