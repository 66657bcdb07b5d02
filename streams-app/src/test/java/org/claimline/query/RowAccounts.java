package org.claimline.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.topology.fold.ClaimRow;

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

    private static Optional<TownReading> reading(String townId, List<ClaimRow> rows, Moment moment) {
        return Optional.of(new TownReading(townId, rows, moment)).filter(reading -> !reading.isEmpty());
    }
}
