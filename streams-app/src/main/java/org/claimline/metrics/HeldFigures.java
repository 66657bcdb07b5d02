package org.claimline.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
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
        partitions = gauge(registry, "claimline.partitions", "Partitions that this instance holds, by what is divided");
        reports = gauge(registry, "claimline.reports", "Revisions of reports, by what became of them");
        unaccounted = gauge(
                registry,
                "claimline.reports.unaccounted",
                "Received less accepted, duplicate, superseded and dead-lettered: 0 unless something is wrong");
        claims = gauge(registry, "claimline.claims", "Claims in force, by where they are");
        rereads = gauge(registry, "claimline.rereads", "Reports that wait to be read again since a register changed");
        unsettled = gauge(
                registry, "claimline.towns.unsettled", "Towns of which what corrections undid is still to be found");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Override
    public String of() {
        return "held";
    }

    @Override
    public void take() {
        try {
            takeCounts();
            takeTowns();
        } catch (MovingException e) {
            List.of(partitions, reports, unaccounted, claims, rereads, unsettled)
                    .forEach(gauge -> rows(gauge, List.of()));
        }
    }

    private void takeCounts() {
        Set<Integer> own = counts.division().getOrDefault(new Holder.Here(), Set.of());
        Counts all = counts.of(own);
        ServiceStatus.Reports told = all.reports();
        ServiceStatus.Claims inForce = all.claims();
        Set<Integer> towns = accounts.division().getOrDefault(new Holder.Here(), Set.of());
        rows(partitions, List.of(row("of", "reports", own.size()), row("of", "towns", towns.size())));
        rows(
                reports,
                List.of(
                        row("outcome", "received", told.received()),
                        row("outcome", "accepted", told.accepted()),
                        row("outcome", "duplicate", told.duplicate()),
                        row("outcome", "superseded", told.superseded()),
                        row("outcome", "dead_lettered", told.deadLettered())));
        rows(unaccounted, List.of(Row.of(Tags.empty(), all.unaccounted())));
        rows(
                claims,
                List.of(
                        row("state", "placed", inForce.placed()),
                        row("state", "waiting", inForce.waiting()),
                        row("state", "held", inForce.held())));
        rows(rereads, List.of(Row.of(Tags.empty(), all.rereads())));
    }

    private void takeTowns() {
        Set<Integer> own = accounts.division().getOrDefault(new Holder.Here(), Set.of());
        rows(unsettled, List.of(Row.of(Tags.empty(), accounts.unsettled(own))));
    }

    private static Row<Number> row(String label, String value, long number) {
        return Row.of(Tags.of(label, value), number);
    }

    private static void rows(MultiGauge gauge, List<Row<?>> rows) {
        gauge.register(rows, true);
    }
}
