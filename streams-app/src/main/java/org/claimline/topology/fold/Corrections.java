package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.reconcile.Dispute;

/**
 * Which disputes each correction of a town undid. A correction is a known time at which versions ended. What is known later does not touch
 * it, so a claim that is known last has only its own known time looked at; one that comes late also those after it.
 */
final class Corrections {
    private final ClaimRows rows;
    private final TownIndex index;

    Corrections(ClaimRows rows, TownIndex index) {
        this.rows = rows;
        this.index = index;
    }

    /** Takes note of the known times at which the row of {@code change} begins and ends. */
    void note(String town, RowChange change) {
        if (change.isSameToTheCore()) {
            return;
        }
        change.before().ifPresent(row -> index.forgetTimes(town, row));
        change.after().ifPresent(row -> index.putTimes(town, row));
        Optional<Instant> endBefore = RowChange.end(change.before());
        Optional<Instant> endAfter = RowChange.end(change.after());
        if (!endBefore.equals(endAfter)) {
            endBefore.ifPresent(at -> index.countCorrection(town, at, -1));
            endAfter.ifPresent(at -> index.countCorrection(town, at, 1));
        }
    }

    /** What the corrections that {@code change} concerns undo now, by their time; the change is stored, noted and folded. */
    Map<Instant, List<Dispute>> undoneSince(String town, RowChange change) {
        Map<Instant, List<Dispute>> undone = new LinkedHashMap<>();
        if (!change.isSameToTheCore()) {
            Instant since = change.knownOtherwiseFrom();
            index.correctionsFrom(town, since).forEach(at -> undone.put(at, undoneAt(town, at)));
            RowChange.end(change.before())
                    .filter(at -> !at.isBefore(since))
                    .ifPresent(at -> undone.putIfAbsent(at, List.of()));
        }
        return undone;
    }

    private List<Dispute> undoneAt(String town, Instant at) {
        return new Hindsight(rows, index, town, at).undone();
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
