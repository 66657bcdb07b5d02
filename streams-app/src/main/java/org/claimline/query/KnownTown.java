package org.claimline.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Withdrawals;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.fold.UndoneReader.Undoing;

/**
 * All that was known of a town at an instant, made of its claim versions and nothing else: the same fold and the same words as the reconciled
 * stream has.
 *
 * @param state    as the reconciled stream had it
 * @param timeline the states along the fold, the oldest first
 * @param disputes every dispute, by opening, withdrawn ones among them
 */
public record KnownTown(TownState state, List<TimelineView.Entry> timeline, List<Dispute> disputes) {
    public KnownTown {
        timeline = List.copyOf(timeline);
        disputes = List.copyOf(disputes);
    }

    /**
     * What was known of a town at {@code knownAt}; empty where nothing was told of it. What corrections undid is found anew, which costs more
     * than all else where there are many.
     *
     * @param rows every version of every claim of the town, in any order; those that became known later change nothing
     */
    public static Optional<KnownTown> of(String townId, List<? extends TownRow> rows, Instant knownAt) {
        List<TownRow> known = known(rows, knownAt);
        return of(townId, known, knownAt, town -> undone(known, knownAt));
    }

    /**
     * The same.
     *
     * @param undone what the fold that keeps the rows has found that corrections undid; all of it must be found
     */
    public static Optional<KnownTown> of(
            String townId, List<? extends TownRow> rows, Instant knownAt, List<Undoing> undone) {
        return of(townId, known(rows, knownAt), knownAt, town -> undone);
    }

    private static Optional<KnownTown> of(
            String townId, List<TownRow> known, Instant knownAt, Function<String, List<Undoing>> undone) {
        Moment moment = new Moment(Optional.empty(), Optional.of(knownAt));
        TownReading reading = new TownReading(townId, known, moment, undone);
        return reading.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownTown(
                        reading.account().state(), reading.timeline().entries(), reading.disputes()));
    }

    private static List<TownRow> known(List<? extends TownRow> rows, Instant knownAt) {
        return rows.stream()
                .map(TownRow.class::cast)
                .filter(row -> !row.claim().knownFrom().isAfter(knownAt))
                .sorted(Comparator.comparing(TownRow::claim, ClaimVersion.FOLD_ORDER))
                .toList();
    }

    private static List<Undoing> undone(List<TownRow> rows, Instant knownAt) {
        List<ClaimVersion> versions = rows.stream()
                .map(TownRow::claim)
                .map(claim -> claim.inForceUntil(claim.knownUntil().filter(end -> !end.isAfter(knownAt))))
                .toList();
        List<Undoing> all = new ArrayList<>();
        Withdrawals.since(versions, Instant.MIN)
                .forEach((at, disputes) -> disputes.forEach(dispute -> all.add(new Undoing(at, dispute))));
        return all;
    }
}
