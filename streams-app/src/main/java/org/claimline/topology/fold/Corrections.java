package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Reconciliation;

/**
 * Which disputes each correction of a town undid. A correction is a known time at which versions ended. What is known later does not touch
 * it, so a claim that is known last has only its own known time looked at; one that comes late also those after it.
 */
final class Corrections {
    private final ClaimRows rows;
    private final TownIndex index;
    private final CorrectionIndex undone;
    private final int fewRows;

    /** @param fewRows up to so many rows that were touched since a correction are told apart one by one; for more, the town is folded anew */
    Corrections(ClaimRows rows, TownIndex index, CorrectionIndex undone, int fewRows) {
        this.rows = rows;
        this.index = index;
        this.undone = undone;
        this.fewRows = fewRows;
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

    /** What the corrections that {@code change} concerns undo now, by their time; the change is stored, noted and folded. */
    Map<Instant, List<Dispute>> undoneSince(String town, RowChange change) {
        Map<Instant, List<Dispute>> found = new LinkedHashMap<>();
        if (!change.isSameToTheCore()) {
            Instant since = change.knownOtherwiseFrom();
            List<ClaimVersion> all = new ArrayList<>();
            undone.correctionsFrom(town, since).forEach(at -> found.put(at, undoneAt(town, at, all)));
            RowChange.end(change.before())
                    .filter(at -> !at.isBefore(since))
                    .ifPresent(at -> found.putIfAbsent(at, List.of()));
        }
        return found;
    }

    /** @param all every version of the town, read when it is first needed */
    private List<Dispute> undoneAt(String town, Instant at, List<ClaimVersion> all) {
        Collection<byte[]> touched = undone.rowsTouchedSince(town, at);
        if (touched.size() <= fewRows) {
            return new Hindsight(rows, index, town, at, touched).undone();
        }
        if (all.isEmpty()) {
            try (ClaimRows.Rows found = rows.ofTown(town)) {
                found.forEachRemaining(row -> all.add(row.claim()));
            }
        }
        return Reconciliation.withdrawnAt(all, at);
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
}
