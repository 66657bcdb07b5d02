package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.ClaimEvent;
import org.claimline.claim.ClaimVersion;

/** Rows of a town as its store has them, without a store. */
public final class ToldRows {
    private ToldRows() {}

    /** The row that {@code put} brings, in force until {@code until}. */
    public static ClaimRow row(ClaimEvent put, Optional<Instant> until) {
        ClaimVersion claim = RowContent.of(put).claim();
        return ClaimRow.of(TownKeys.row(put.getTownId(), claim), put, until, false);
    }

    /** The event that put a row. */
    public static ClaimEvent put(ClaimRow row) {
        return row.put();
    }

    /** The rows in the order of the fold, as a store gives them. */
    public static List<ClaimRow> inOrder(List<ClaimRow> rows) {
        List<ClaimRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(ClaimRow::claim, ClaimVersion.FOLD_ORDER));
        return sorted;
    }
}
