package org.claimline.topology.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.claimline.reconcile.FoldState;
import org.claimline.topology.fold.LatelyFolded.Standing;

/**
 * Folds a town again from the last checkpoint before the first row that changed. Once past the last such row it stops at the first kept
 * checkpoint whose state is the one it has: all that comes after is as it was. It replaces whole segments, so that tallies and disputes of the
 * town change by the difference.
 */
final class Refold {
    private final Kept at;
    private final Head head;
    private final StateCodec codec;
    private final StateCodec codecBefore;
    private final List<Checkpoint> kept = new ArrayList<>();
    private final List<Checkpoint> dropped = new ArrayList<>();
    /** Where the town stood since the last checkpoint, as it is folded now. */
    private final List<Standing> trail = new ArrayList<>();

    private Segment before = Segment.EMPTY;
    private Segment after = Segment.EMPTY;
    private byte[] last = new byte[0];
    private int read;

    /**
     * What became of the town.
     *
     * @param head   where it stands
     * @param before what the refolded stretch had to show
     * @param after  what it has to show now
     */
    record Result(Head head, Segment before, Segment after) {}

    /**
     * Where a town is kept.
     *
     * @param segment a checkpoint is kept each time so many versions stand since the last
     */
    record Kept(String town, ClaimRows rows, TownIndex index, LatelyFolded lately, int segment) {}

    private Refold(Kept at, Head head, Optional<ClaimRow> replaced) {
        this.at = at;
        this.head = head;
        codec = at.rows().codec(at.town());
        codecBefore = at.rows().codecBefore(at.town(), replaced);
    }

    /** Folds one row that stands and comes after all others. */
    static Result append(Kept at, Head head, ClaimRow row) {
        Run run = new Run(head.state(), head.tail());
        run.take(row);
        at.lately().add(at.town(), new Standing(row.key(), run.state(), run.segment()));
        return tail(at, head, run, row.key());
    }

    /**
     * Folds again what comes after {@code start}, which lies behind the last checkpoint and before every row that changed; empty where that is more than
     * such a stretch should have.
     */
    static Optional<Result> lately(Kept at, Head head, Standing start, byte[] first) {
        at.lately().forgetFrom(at.town(), first);
        Run run = new Run(start.state(), start.tail());
        byte[] last = start.row();
        int read = 0;
        try (ClaimRows.Rows following = at.rows().between(TownKeys.after(start.row()), TownKeys.townEnd(at.town()))) {
            while (following.hasNext()) {
                ClaimRow row = following.next();
                if (++read > 2 * at.segment()) {
                    return Optional.empty();
                }
                if (row.stands()) {
                    run.take(row);
                    last = row.key();
                    at.lately().add(at.town(), new Standing(last, run.state(), run.segment()));
                }
            }
        }
        return Optional.of(tail(at, head, run, last));
    }

    /** What becomes of a town of which only the tail was folded; it ends in a checkpoint where it is long enough. */
    private static Result tail(Kept at, Head head, Run run, byte[] last) {
        Segment after = run.segment();
        if (after.claims() >= at.segment()) {
            StateCodec codec = at.rows().codec(at.town());
            at.index().put(at.town(), Checkpoint.of(last, run.state(), run.cut(), codec));
            at.lately().forget(at.town());
        }
        Tally setAside = head.setAside().minus(head.tail().tally()).plus(after.tally());
        return new Result(head.folded(run.state(), setAside, run.segment(), last), head.tail(), after);
    }

    /**
     * Folds again what {@code first} to {@code lastChanged}, keys of rows, may have changed.
     *
     * @param replaced the row that was changed, as it was
     */
    static Result from(Kept at, Head head, Optional<ClaimRow> replaced, byte[] first, byte[] lastChanged) {
        Refold refold = new Refold(at, head, replaced);
        Result result = refold.run(first, lastChanged);
        refold.dropped.forEach(c -> at.index().delete(at.town(), c));
        refold.kept.forEach(c -> at.index().put(at.town(), c));
        return result;
    }

    private Result run(byte[] first, byte[] lastChanged) {
        Optional<Checkpoint> start = at.index().checkpointBefore(at.town(), first);
        start.ifPresent(c -> last = c.row());
        Run run = new Run(start.map(c -> c.state(codec)).orElse(FoldState.EMPTY), Segment.EMPTY);
        byte[] from = start.map(c -> TownKeys.after(c.row())).orElse(TownKeys.townStart(at.town()));
        try (ClaimRows.Rows following = at.rows().between(from, TownKeys.townEnd(at.town()));
                TownIndex.Checkpoints checkpoints = at.index().checkpointsFrom(at.town(), first)) {
            Optional<Checkpoint> next = checkpoints.next();
            while (following.hasNext()) {
                ClaimRow row = following.next();
                while (next.isPresent() && Arrays.compareUnsigned(next.get().row(), row.key()) < 0) {
                    if (isAsItWas(next.get(), run, lastChanged)) {
                        return asBeforeFrom();
                    }
                    next = checkpoints.next();
                }
                take(row, run, next);
            }
            while (next.isPresent()) {
                if (isAsItWas(next.get(), run, lastChanged)) {
                    return asBeforeFrom();
                }
                next = checkpoints.next();
            }
        }
        before = before.plus(head.tail());
        after = after.plus(run.segment());
        at.lately().forget(at.town());
        trail.forEach(standing -> at.lately().add(at.town(), standing));
        return result(run.state(), run.segment());
    }

    /** Rows that have ended are read and no more; a checkpoint among them spares that the next time. */
    private void take(ClaimRow row, Run run, Optional<Checkpoint> next) {
        read++;
        if (row.stands()) {
            run.take(row);
            last = row.key();
            trail.add(new Standing(last, run.state(), run.segment()));
        }
        boolean endsHere = next.filter(c -> Arrays.equals(c.row(), row.key())).isPresent();
        if (read >= 2 * at.segment() && !endsHere) {
            read = 0;
            last = row.key();
            after = after.plus(run.segment());
            kept.add(Checkpoint.of(row.key(), run.state(), run.cut(), codec));
            trail.clear();
        }
    }

    /** Ends a segment at a kept checkpoint; whether everything after it stays as it is. */
    private boolean isAsItWas(Checkpoint old, Run run, byte[] lastChanged) {
        before = before.plus(old.segment(codecBefore));
        after = after.plus(run.segment());
        last = old.row();
        Segment ended = run.cut();
        trail.clear();
        Checkpoint now = Checkpoint.of(old.row(), run.state(), ended, codec);
        boolean isShort = read < at.segment();
        read = 0;
        if (ended.claims() == 0 && isShort) {
            dropped.add(old);
        } else {
            kept.add(now);
        }
        return Arrays.equals(old.state(), now.state()) && Arrays.compareUnsigned(lastChanged, old.row()) <= 0;
    }

    private Result asBeforeFrom() {
        last = head.last();
        return result(head.state(), head.tail());
    }

    private Result result(FoldState state, Segment tail) {
        Tally setAside = head.setAside().minus(before.tally()).plus(after.tally());
        return new Result(head.folded(state, setAside, tail, last), before, after);
    }
}
