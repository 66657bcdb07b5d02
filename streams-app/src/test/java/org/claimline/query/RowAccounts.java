package org.claimline.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.reconcile.Withdrawals;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.UndoneReader.Undoing;

/** Accounts of towns from claim rows that are given, without a store. */
public final class RowAccounts {
    private RowAccounts() {}

    public static Optional<TownAccount> account(String townId, List<ClaimRow> rows, Moment moment) {
        return reading(townId, rows, moment).map(TownReading::account);
    }

    public static Optional<TimelineView> timeline(String townId, List<ClaimRow> rows, Moment moment) {
        return reading(townId, rows, moment).map(TownReading::timeline);
    }

    public static Optional<TownState> state(String townId, List<ClaimRow> rows, Moment moment) {
        return reading(townId, rows, moment).map(TownReading::outline);
    }

    public static List<Dispute> disputes(Map<String, List<ClaimRow>> towns, Moment moment, DisputesWindow window) {
        FirstDisputes first = new FirstDisputes(window);
        towns.forEach((id, rows) -> reading(id, rows, moment).ifPresent(town -> town.putDisputes(first)));
        return first.all();
    }

    public static FeedView feed(Collection<List<ClaimRow>> towns) {
        return FeedView.ofTowns(towns.stream().map(TownTimes::of).toList());
    }

    /** What corrections undid, found anew. */
    public static List<Undoing> undone(List<ClaimRow> rows) {
        List<Undoing> all = new ArrayList<>();
        Withdrawals.since(rows.stream().map(ClaimRow::claim).toList(), Instant.EPOCH)
                .forEach((at, disputes) -> disputes.forEach(dispute -> all.add(new Undoing(at, dispute))));
        return all;
    }

    private static Optional<TownReading> reading(String townId, List<ClaimRow> rows, Moment moment) {
        return Optional.of(new TownReading(townId, rows, moment, id -> undone(rows)))
                .filter(reading -> !reading.isEmpty());
    }
}
