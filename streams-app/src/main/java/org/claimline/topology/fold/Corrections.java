package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.CopyMarks;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Reconciliation;

/**
 * Which disputes each correction of a town undid. A correction is a known time at which versions ended. What was known later does not touch
 * an earlier correction, so mostly only the latest is looked at, and there only the stretch of the fold in which what was known
 * before differs from what is known now. A version that arrives when later corrections are already known has those looked at again in
 * full.
 */
final class Corrections {
    private final ClaimRows rows;
    private final TownIndex index;

    Corrections(ClaimRows rows, TownIndex index) {
        this.rows = rows;
        this.index = index;
    }

    /** Whether {@code change} may change what corrections undid. */
    boolean isConcerned(String town, RowChange change) {
        return !change.isSameToTheCore()
                && (change.differs(row -> row.claim().knownUntil())
                        || !index.correctionsFrom(town, change.knownOtherwiseFrom())
                                .isEmpty());
    }

    /** Brings the undone disputes up to date after {@code change}, which is stored and folded into {@code head}. */
    void update(String town, RowChange change, Head head) {
        Optional<Instant> endBefore = RowChange.end(change.before());
        Optional<Instant> endAfter = RowChange.end(change.after());
        if (!endBefore.equals(endAfter)) {
            endBefore.ifPresent(at -> index.countCorrection(town, at, -1));
            endAfter.ifPresent(at -> index.countCorrection(town, at, 1));
        }
        List<ClaimVersion> all = new ArrayList<>();
        for (Instant at : index.correctionsFrom(town, change.knownOtherwiseFrom())) {
            if (at.equals(head.latest().at())) {
                index.withdraw(town, at, undoneByTheLatest(town, head));
            } else {
                if (all.isEmpty()) {
                    read(town).forEach(all::add);
                }
                index.withdraw(town, at, Reconciliation.withdrawnAt(all, at));
            }
        }
    }

    private List<ClaimVersion> read(String town) {
        List<ClaimVersion> all = new ArrayList<>();
        try (ClaimRows.Rows found = rows.ofTown(town)) {
            found.forEachRemaining(row -> all.add(row.claim()));
        }
        return all;
    }

    /** As {@link Reconciliation#withdrawnAt} at the latest known time, where what was known after it is what stands. */
    private List<Dispute> undoneByTheLatest(String town, Head head) {
        Difference difference = difference(town, head.latest());
        Stretch stretch = foldBefore(town, head, difference);
        List<Dispute> undone = new ArrayList<>(stretch.disputes());
        undone.removeIf(d -> stretch.disputesNow().stream().anyMatch(d::overlaps));
        if (undone.isEmpty()) {
            return List.of();
        }
        List<Dispute> all = allDisputes(town, head);
        ClaimKey correction = difference.ended().stream()
                .map(row -> row.claim().key())
                .min(ClaimKey::compareTo)
                .orElseThrow();
        return undone.stream()
                .filter(d -> all.stream().noneMatch(d::overlaps))
                .map(d -> d.withdrawn(head.latest().at(), correction))
                .toList();
    }

    /**
     * How what was known just before a known time differs from what is known since.
     *
     * @param ended  rows known only before
     * @param begun  rows known only since
     * @param copies marks as copies that were otherwise before
     */
    private record Difference(
            Instant at, List<ClaimRow> ended, List<ClaimRow> begun, Map<ClaimVersion, Boolean> copies) {

        boolean wasKnown(ClaimVersion claim) {
            boolean notEnded =
                    claim.knownUntil().filter(until -> until.isBefore(at)).isEmpty();
            return claim.knownFrom().isBefore(at) && notEnded;
        }

        ClaimRow asBefore(ClaimRow row) {
            return row.marked(copies.getOrDefault(row.claim(), row.copy()));
        }

        List<byte[]> keys(String town) {
            Stream<byte[]> differing =
                    Stream.concat(ended.stream(), begun.stream()).map(ClaimRow::key);
            return Stream.concat(differing, copies.keySet().stream().map(c -> TownKeys.row(town, c)))
                    .sorted(Arrays::compareUnsigned)
                    .toList();
        }
    }

    private Difference difference(String town, Head.Latest latest) {
        List<ClaimRow> ended = new ArrayList<>();
        List<ClaimRow> begun = new ArrayList<>();
        try (ClaimRows.Rows found = rows.between(latest.first(), TownKeys.after(latest.last()))) {
            found.forEachRemaining(row -> {
                if (row.claim().knownUntil().filter(latest.at()::equals).isPresent()) {
                    ended.add(row);
                } else if (row.claim().knownFrom().equals(latest.at())) {
                    begun.add(row);
                }
            });
        }
        return new Difference(latest.at(), ended, begun, copiesBefore(town, ended, begun));
    }

    private Map<ClaimVersion, Boolean> copiesBefore(String town, List<ClaimRow> ended, List<ClaimRow> begun) {
        Map<ClaimVersion, Boolean> copies = new HashMap<>();
        Stream.concat(ended.stream(), begun.stream())
                .map(row -> row.claim().origin())
                .distinct()
                .forEach(origin -> {
                    List<ClaimVersion> added = ended.stream()
                            .map(ClaimRow::claim)
                            .filter(c -> c.origin().equals(origin) && !c.isRejected())
                            .toList();
                    List<ClaimVersion> removed = begun.stream()
                            .filter(row -> row.claim().origin().equals(origin) && row.isTold())
                            .map(ClaimRow::claim)
                            .toList();
                    CopyMarks.Told now = new OriginClaims(rows, index, town, origin);
                    copies.putAll(CopyMarks.after(new ToldBefore(now, added, removed), removed, added));
                });
        return copies;
    }

    /**
     * The stretch of the fold in which what was known before differs.
     *
     * @param disputes    what was disputed in it as known before
     * @param disputesNow what is disputed in it as known now
     */
    private record Stretch(List<Dispute> disputes, List<Dispute> disputesNow) {}

    private Stretch foldBefore(String town, Head head, Difference difference) {
        List<byte[]> keys = difference.keys(town);
        byte[] first = keys.get(0);
        byte[] last = keys.get(keys.size() - 1);
        StateCodec codec = rows.codec(town);
        Optional<Checkpoint> start = index.checkpointBefore(town, first);
        Run run = new Run(start.map(c -> c.state(codec)).orElse(FoldState.EMPTY), Segment.EMPTY);
        byte[] from = start.map(c -> TownKeys.after(c.row())).orElse(TownKeys.townStart(town));
        List<Dispute> now = new ArrayList<>();
        try (ClaimRows.Rows following = rows.between(from, TownKeys.townEnd(town));
                TownIndex.Checkpoints checkpoints = index.checkpointsFrom(town, first)) {
            Optional<Checkpoint> next = checkpoints.next();
            while (following.hasNext()) {
                ClaimRow row = following.next();
                while (next.isPresent() && Arrays.compareUnsigned(next.get().row(), row.key()) < 0) {
                    now.addAll(next.get().segment(codec).closed());
                    if (Arrays.compareUnsigned(last, next.get().row()) <= 0
                            && next.get().hasState(run.state(), codec)) {
                        return new Stretch(run.segment().closed(), now);
                    }
                    next = checkpoints.next();
                }
                if (difference.wasKnown(row.claim())) {
                    run.take(difference.asBefore(row));
                }
            }
            for (; next.isPresent(); next = checkpoints.next()) {
                now.addAll(next.get().segment(codec).closed());
            }
        }
        now.addAll(head.tail().closed());
        head.state().dispute().ifPresent(now::add);
        List<Dispute> before = new ArrayList<>(run.segment().closed());
        run.state().dispute().ifPresent(before::add);
        return new Stretch(before, now);
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
