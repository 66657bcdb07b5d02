package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Withdrawals;

/**
 * Which disputes each correction of a town undid. A correction is a known time at which versions ended. What is known later does not touch
 * it, so a claim that is known last has only its own known time looked at; one that comes late also those after it.
 */
final class Corrections {
    /** So many corrections, and rows touched since, an event may look back at one by one. */
    private static final int FEW_CORRECTIONS = 16;

    private static final int FEW_ROWS = 64;

    private final ClaimRows rows;
    private final TownIndex index;
    private final CorrectionIndex undone;
    private final int budget;

    /** @param budget how many rows may be looked at for one event */
    Corrections(ClaimRows rows, TownIndex index, CorrectionIndex undone, int budget) {
        this.rows = rows;
        this.index = index;
        this.undone = undone;
        this.budget = budget;
    }

    /** Takes note of the known times at which the row of {@code change} begins and ends. */
    void note(String town, RowChange change) {
        if (change.isSameToTheCore()) {
            return;
        }
        change.before().ifPresent(row -> undone.forgetTimes(town, row));
        change.after().ifPresent(row -> undone.putTimes(town, row));
        Optional<Instant> endBefore = RowChange.end(change.before());
        Optional<Instant> endAfter = RowChange.end(change.after());
        if (!endBefore.equals(endAfter)) {
            endBefore.ifPresent(at -> undone.countCorrection(town, at, -1));
            endAfter.ifPresent(at -> undone.countCorrection(town, at, 1));
        }
    }

    /**
     * What the corrections that {@code change} concerns undo now, by their time; the change is stored, noted and folded. Empty where finding it
     * takes more than the event may; then it is for
     * {@link #undoneSince(String, Instant, BooleanSupplier)}.
     *
     * @param left whether what corrections of the town undid is to be found later anyhow
     */
    Optional<Map<Instant, List<Dispute>>> undoneSince(String town, RowChange change, boolean left) {
        if (change.isSameToTheCore()) {
            return Optional.of(Map.of());
        }
        Instant since = change.knownOtherwiseFrom();
        List<Instant> corrections = undone.correctionsFrom(town, since, FEW_CORRECTIONS);
        Optional<Map<Instant, List<Dispute>>> found = oneByOne(town, corrections)
                .or(() ->
                        left ? Optional.empty() : allOf(town).map(all -> new TreeMap<>(Withdrawals.since(all, since))));
        found.ifPresent(all -> RowChange.end(change.before())
                .filter(at -> !at.isBefore(since))
                .ifPresent(at -> all.putIfAbsent(at, List.of())));
        return found;
    }

    /** Looks back at each correction from what is known now; empty where that takes too long. */
    private Optional<Map<Instant, List<Dispute>>> oneByOne(String town, List<Instant> corrections) {
        Map<Instant, List<Dispute>> found = new TreeMap<>();
        Budget rowsLeft = new Budget(budget);
        if (corrections.size() > FEW_CORRECTIONS) {
            return Optional.empty();
        }
        for (Instant at : corrections) {
            Collection<byte[]> touched = undone.rowsTouchedSince(town, at, FEW_ROWS);
            Optional<List<Dispute>> then = touched.size() > FEW_ROWS || !rowsLeft.spend()
                    ? Optional.empty()
                    : new Hindsight(rows, index, town, at, touched, rowsLeft).undone();
            if (then.isEmpty()) {
                return Optional.empty();
            }
            found.put(at, then.get());
        }
        return Optional.of(found);
    }

    /** Every version of the town, if an event may look at so many. */
    private Optional<List<ClaimVersion>> allOf(String town) {
        List<ClaimVersion> all = new ArrayList<>();
        try (ClaimRows.Rows found = rows.ofTown(town)) {
            while (found.hasNext() && all.size() <= budget) {
                all.add(found.next().claim());
            }
        }
        return all.size() > budget ? Optional.empty() : Optional.of(all);
    }

    /**
     * What the corrections at {@code since} or later undo now, as far as there is time; those that no longer undo any have an empty list.
     *
     * @param goesOn asked after each correction whether the next may be looked at too
     */
    Withdrawals.Found undoneSince(String town, Instant since, BooleanSupplier goesOn) {
        List<ClaimVersion> all = new ArrayList<>();
        try (ClaimRows.Rows found = rows.ofTown(town)) {
            found.forEachRemaining(row -> all.add(row.claim()));
        }
        Withdrawals.Found now = Withdrawals.since(all, since, goesOn);
        undone.undoingFrom(town, since).stream()
                .filter(at -> now.next().filter(next -> !at.isBefore(next)).isEmpty())
                .forEach(at -> now.undone().putIfAbsent(at, List.of()));
        return now;
    }

    /** Every dispute of the town, the open one last. */
    List<Dispute> allDisputes(String town, Head head) {
        List<Dispute> all = new ArrayList<>();
        StateCodec codec = rows.codec(town);
        try (TownIndex.Checkpoints checkpoints = index.checkpoints(town)) {
            for (Optional<Checkpoint> c = checkpoints.next(); c.isPresent(); c = checkpoints.next()) {
                all.addAll(c.get().segment(codec).closed());
            }
        }
        all.addAll(head.tail().closed());
        head.state().dispute().ifPresent(all::add);
        return all;
    }

    /**
     * The disputes, ended or open, among which are all that tell of a claim. A claim gets into a dispute only while it is a live position: what
     * comes after a state that does not know it needs no look.
     */
    List<Dispute> disputesThatMayTellOf(String town, Head head, byte[] row, ClaimVersion claim) {
        List<Dispute> all = new ArrayList<>();
        StateCodec codec = rows.codec(town);
        try (TownIndex.Checkpoints checkpoints = index.checkpointsFrom(town, row)) {
            for (Optional<Checkpoint> c = checkpoints.next(); c.isPresent(); c = checkpoints.next()) {
                all.addAll(c.get().segment(codec).closed());
                if (!knows(c.get().state(codec), claim)) {
                    return all;
                }
            }
        }
        all.addAll(head.tail().closed());
        head.state().dispute().ifPresent(all::add);
        return all;
    }

    private static boolean knows(FoldState state, ClaimVersion claim) {
        return state.live().stream().anyMatch(t -> isSame(t.claim(), claim))
                || state.dispute().filter(d -> tellsOf(d, claim)).isPresent();
    }

    static boolean tellsOf(Dispute dispute, ClaimVersion claim) {
        return dispute.claims().stream().anyMatch(t -> isSame(t.claim(), claim));
    }

    private static boolean isSame(ClaimVersion one, ClaimVersion other) {
        return ClaimVersion.FOLD_ORDER.compare(one, other) == 0;
    }
}
