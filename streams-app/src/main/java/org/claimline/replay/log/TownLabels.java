package org.claimline.replay.log;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.claim.ClaimVersion;
import org.claimline.explain.Labels;
import org.claimline.topology.fold.TownRow;

/** Names of a town and its sources as its rows carry them. The town is called as it was when the walk was where it is. */
final class TownLabels implements Labels {
    private final List<TownRow> rows;
    private final Function<String, Optional<String>> parties;
    private Optional<ClaimVersion> last = Optional.empty();
    private String town;

    /** @param rows of the town, in the order of the fold */
    TownLabels(String townId, List<TownRow> rows, Function<String, Optional<String>> parties) {
        this.rows = rows;
        this.parties = parties;
        town = townId;
    }

    /** In the order of the fold, each version once. */
    static List<TownRow> inOrder(List<? extends TownRow> rows) {
        return rows.stream()
                .map(TownRow.class::cast)
                .sorted(Comparator.comparing(TownRow::claim, ClaimVersion.FOLD_ORDER))
                .toList();
    }

    /** The town is called as the last version in force has it; as before where there is none. */
    void move(Optional<ClaimVersion> now) {
        if (now.isPresent() && !now.equals(last)) {
            town = row(now.get()).place().getName();
            last = now;
        }
    }

    @Override
    public String town() {
        return town;
    }

    @Override
    public String source(ClaimVersion claim) {
        return row(claim).sourceName();
    }

    @Override
    public Optional<String> party(String id) {
        return parties.apply(id);
    }

    @Override
    public Optional<String> finding(ClaimVersion claim) {
        return Optional.of(row(claim)).filter(TownRow::hasDeskWord).map(row -> row.verdict()
                .getVerdict());
    }

    private TownRow row(ClaimVersion claim) {
        return TownRow.of(claim, rows)
                .orElseThrow(() -> new IllegalStateException("claim " + claim.key() + " is in none of the rows given"));
    }
}
