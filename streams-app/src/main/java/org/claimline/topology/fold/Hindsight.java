package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.CopyMarks;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;

/**
 * What was disputed as known just before a correction, and is not as known just after: {@link
 * org.claimline.reconcile.Withdrawals}, from what is known now and without folding the whole town. Rows that began or ended at the correction's
 * time or later are all that tells what was known then from what is known now. So both folds begin at the checkpoint before the first of
 * them, and end where they are past the last that tells the two apart, and equal.
 */
final class Hindsight {
    private final ClaimRows rows;
    private final TownIndex index;
    private final String town;
    private final Instant at;
    private final List<ClaimRow> touched;
    private final Budget budget;

    /**
     * @param touchedSince keys of the rows that began or ended at {@code at} or later
     * @param budget       how many rows may be looked at
     */
    Hindsight(
            ClaimRows rows, TownIndex index, String town, Instant at, Collection<byte[]> touchedSince, Budget budget) {
        this.rows = rows;
        this.index = index;
        this.town = town;
        this.at = at;
        this.budget = budget;
        touched = touchedSince.stream().map(key -> rows.get(key).orElseThrow()).toList();
    }

    /** What the correction undid; empty where finding it takes more than the budget. */
    Optional<List<Dispute>> undone() {
        Side before = new Side(this::isKnownBefore);
        Side after = new Side(this::isKnownAfter);
        Optional<Checkpoint> start = fold(before, after);
        List<Dispute> undone = new ArrayList<>(before.disputes());
        undone.removeIf(d -> after.disputes().stream().anyMatch(d::overlaps));
        undone.removeIf(d -> overlapsEarlier(d, start));
        if (budget.isExceeded()) {
            return Optional.empty();
        }
        if (undone.isEmpty()) {
            return Optional.of(List.of());
        }
        ClaimKey correction = touched.stream()
                .filter(row -> row.claim().knownUntil().filter(at::equals).isPresent())
                .map(row -> row.claim().key())
                .min(ClaimKey::compareTo)
                .orElseThrow();
        return Optional.of(undone.stream().map(d -> d.withdrawn(at, correction)).toList());
    }

    private boolean isKnownBefore(ClaimVersion claim) {
        return claim.knownFrom().isBefore(at)
                && claim.knownUntil().filter(until -> until.isBefore(at)).isEmpty();
    }

    private boolean isKnownAfter(ClaimVersion claim) {
        return claim.knownAt(at);
    }

    /** Runs both folds side by side; returns from where. */
    private Optional<Checkpoint> fold(Side before, Side after) {
        StateCodec codec = rows.codec(town);
        List<byte[]> keys = Stream.of(before.differing(), after.differing())
                .flatMap(s -> s)
                .sorted(Arrays::compareUnsigned)
                .toList();
        byte[] first = keys.isEmpty() ? TownKeys.townEnd(town) : keys.get(0);
        byte[] last = lastApart(before, after);
        Optional<Checkpoint> start = index.checkpointBefore(town, first);
        FoldState state = start.map(c -> c.state(codec)).orElse(FoldState.EMPTY);
        before.begin(state);
        after.begin(state);
        byte[] from = start.map(c -> TownKeys.after(c.row())).orElse(TownKeys.townStart(town));
        try (ClaimRows.Rows following = rows.between(from, TownKeys.townEnd(town))) {
            while (following.hasNext() && budget.spend()) {
                ClaimRow row = following.next();
                boolean pastAll = Arrays.compareUnsigned(row.key(), last) > 0;
                if (pastAll
                        && before.isSameAs(after)
                        && before.endedBefore(row.claim().when().estimate())) {
                    break;
                }
                before.take(row);
                after.take(row);
            }
        }
        return start;
    }

    /** The last row that one side takes otherwise than the other. */
    private byte[] lastApart(Side before, Side after) {
        return Stream.concat(before.differing(), after.differing())
                .filter(key -> {
                    ClaimRow row = rows.get(key).orElseThrow();
                    return before.knows(row) != after.knows(row) || before.copy(row) != after.copy(row);
                })
                .max(Arrays::compareUnsigned)
                .orElse(new byte[0]);
    }

    /** Whether a dispute shares an instant with one that ended before the folds began; those are the same on both sides. */
    private boolean overlapsEarlier(Dispute dispute, Optional<Checkpoint> start) {
        StateCodec codec = rows.codec(town);
        Optional<Checkpoint> earlier = start;
        while (earlier.isPresent() && budget.spend()) {
            Checkpoint checkpoint = earlier.get();
            if (checkpoint.segment(codec).closed().stream().anyMatch(dispute::overlaps)) {
                return true;
            }
            if (TownKeys.eventTime(checkpoint.row()).isBefore(dispute.openedAt())) {
                return false;
            }
            earlier = index.checkpointBefore(town, checkpoint.row());
        }
        return false;
    }

    /** The fold of what was known at one side of the correction. */
    private final class Side {
        private final Predicate<ClaimVersion> known;
        private final Map<ClaimVersion, Boolean> copies = new HashMap<>();
        private Run run = new Run(FoldState.EMPTY, Segment.EMPTY);

        Side(Predicate<ClaimVersion> known) {
            this.known = known;
            touched.stream().map(row -> row.claim().origin()).distinct().forEach(this::markCopies);
        }

        private void markCopies(String origin) {
            List<ClaimVersion> added = touched.stream()
                    .filter(row -> row.claim().origin().equals(origin) && !row.isTold())
                    .map(ClaimRow::claim)
                    .filter(c -> known.test(c) && !c.isRejected())
                    .toList();
            List<ClaimVersion> removed = touched.stream()
                    .filter(row -> row.claim().origin().equals(origin) && row.isTold())
                    .map(ClaimRow::claim)
                    .filter(c -> !known.test(c))
                    .toList();
            CopyMarks.Told now = new OriginClaims(rows, index, town, origin);
            copies.putAll(CopyMarks.after(new ToldBefore(now, added, removed), removed, added));
        }

        /** Keys of the rows that it takes otherwise than the fold of what is known now. */
        Stream<byte[]> differing() {
            return Stream.concat(
                    touched.stream().map(ClaimRow::key),
                    copies.keySet().stream().map(c -> TownKeys.row(town, c)));
        }

        void begin(FoldState state) {
            run = new Run(state, Segment.EMPTY);
        }

        boolean knows(ClaimRow row) {
            return known.test(row.claim());
        }

        boolean copy(ClaimRow row) {
            return copies.getOrDefault(row.claim(), row.copy());
        }

        void take(ClaimRow row) {
            if (knows(row)) {
                run.take(row.marked(copy(row)));
            }
        }

        boolean isSameAs(Side other) {
            return run.state().equals(other.run.state());
        }

        /** Whether all its disputes that have ended did so before {@code time}. */
        boolean endedBefore(Instant time) {
            return run.segment().closed().stream()
                    .allMatch(
                            d -> d.closedAt().filter(end -> end.isBefore(time)).isPresent());
        }

        /** What is disputed in the stretch that was folded; what is open at its end goes on alike on both sides. */
        List<Dispute> disputes() {
            List<Dispute> all = new ArrayList<>(run.segment().closed());
            run.state().dispute().ifPresent(all::add);
            return all;
        }
    }
}
