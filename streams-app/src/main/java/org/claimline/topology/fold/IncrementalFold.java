package org.claimline.topology.fold;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.Verdict;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.CopyMarks;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Withdrawals;
import org.claimline.topology.RefusedRecordException;

/**
 * Keeps towns folded while claim versions come and go, in any order. What it keeps is always what {@link
 * org.claimline.reconcile.Reconciliation} makes of all versions of the town; only the work is less: a claim after all others costs one step, any
 * other change the stretch from the checkpoint before it, or from a state that is still in memory, to where the fold is again as it was.
 *
 * <p>An event goes through these steps: the row changes; the marks of copies around it change with it; the fold is run again from the first
 * row concerned; where versions have ended, the disputes that this undid are found, or, where that takes too long, left to be found by {@link #settle};
 * what is different goes to the reader. An event that
 * changes nothing writes nothing. Nothing is written before the event is known to be good. One instance serves one thread.
 */
public final class IncrementalFold {
    /** A checkpoint is kept each time so many versions stand since the last. */
    static final int SEGMENT = 64;

    private final ClaimRows rows;
    private final TownIndex index;
    private final CorrectionIndex undone;
    private final Heads heads;
    private final Corrections corrections;
    private final Marks marks;
    private final LatelyFolded lately = new LatelyFolded();
    private final int segment;
    private final TownWrites writes;

    /**
     * @param claims claim versions
     * @param index  what a town keeps beside its claims
     * @param heads  where each town stands
     */
    public IncrementalFold(OrderedStore claims, OrderedStore index, OrderedStore heads) {
        this(claims, index, heads, SEGMENT, Budget.ROWS, new TownWrites());
    }

    /**
     * @param segment a checkpoint is kept each time so many versions stand since the last
     * @param budget  rows that one event may look at to find what corrections undid
     * @param writes  where it says which town it is writing
     */
    IncrementalFold(
            OrderedStore claims, OrderedStore index, OrderedStore heads, int segment, int budget, TownWrites writes) {
        this.writes = writes;
        this.segment = segment;
        rows = ClaimRows.written(claims);
        this.index = new TownIndex(index);
        undone = new CorrectionIndex(index);
        this.heads = new Heads(heads, rows);
        corrections = new Corrections(rows, this.index, this.undone, budget);
        marks = new Marks(index);
    }

    /** The claim store as the fold writes it. */
    ClaimRows rows() {
        return rows;
    }

    /**
     * The town after {@code event}; empty where that changes nothing, such as an event that was delivered before.
     *
     * @param timestamp of the record that carried it
     */
    public Optional<TownUpdate> apply(ClaimEvent event, long timestamp) {
        RowChange change = change(event);
        if (change.isNothing()) {
            return Optional.empty();
        }
        return Optional.of(writes.during(event.getTownId(), () -> written(event, change, timestamp)));
    }

    private RowChange change(ClaimEvent event) {
        try {
            return RowChange.of(event, rows);
        } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
            // the core's own words for what its values cannot be; the store's troubles are of other kinds
            throw new RefusedRecordException(String.valueOf(e.getMessage()), e);
        }
    }

    private TownUpdate written(ClaimEvent event, RowChange change, long timestamp) {
        String town = event.getTownId();
        Head before = heads.get(town);
        store(town, change);
        corrections.note(town, change);
        Head counted = placed(town, before.counted(change), change);
        Refold.Result folded = fold(town, counted, change);
        Head after = folded.head();
        DisputeChanges disputes = new DisputeChanges(undone, corrections, town);
        disputes.folded(before, folded);
        Optional<Map<Instant, List<Dispute>>> undoneNow = corrections.undoneSince(town, change, marks.has(town));
        if (undoneNow.isEmpty()) {
            marks.add(town, new Marks.Mark(change.knownOtherwiseFrom(), TownChanges.cause(event), timestamp));
        }
        disputes.correct(undoneNow.orElse(Map.of()));
        disputes.render(change, before, after);
        heads.put(town, after);
        return update(town, after, disputes);
    }

    /** Towns of which it is still to be found what their corrections undid, each with a number that grows when there is more of it. */
    Map<String, Integer> unsettled() {
        return marks.towns();
    }

    /** Towns of which all was found, and that are marked still; see {@link #unmark}. */
    Set<String> settled() {
        return marks.found();
    }

    /** Removes the mark of a town of which all was found, once that was published; nothing where more was left since. */
    void unmark(String town) {
        marks.remove(town);
    }

    /**
     * Finds what was left, or a part of it; empty where nothing was. The town stays marked when all is found.
     *
     * @param goesOn asked after each correction whether the next may be looked at too
     */
    Optional<Settled> settle(String town, BooleanSupplier goesOn) {
        return marks.get(town).map(mark -> {
            Withdrawals.Found found = corrections.undoneSince(town, mark.since(), goesOn);
            DisputeChanges disputes = new DisputeChanges(undone, corrections, town);
            disputes.correct(found.undone());
            marks.keep(town, found.next().map(mark::from));
            return new Settled(mark, update(town, heads.get(town), disputes));
        });
    }

    /** What was found of a town, and for whose sake. */
    record Settled(Marks.Mark mark, TownUpdate update) {}

    private TownUpdate update(String town, Head head, DisputeChanges disputes) {
        return new TownUpdate(
                town,
                head.place().orElseThrow(),
                head.state(),
                head.setAside().counts(),
                head.claims(),
                head.verdicts() == 0 ? Optional.empty() : verdict(town),
                disputes.changed(),
                disputes.removed());
    }

    private void store(String town, RowChange change) {
        change.untold().ifPresent(row -> index.deleteOrigin(town, row));
        change.told().ifPresent(row -> index.putOrigin(town, row));
        change.before().filter(ClaimRow::hasVerdict).ifPresent(row -> index.deleteVerdict(town, verdictTime(row), row));
        change.after().filter(ClaimRow::hasVerdict).ifPresent(row -> index.putVerdict(town, verdictTime(row), row));
        change.after().ifPresentOrElse(rows::put, () -> rows.delete(change.key()));
    }

    // --- the fold ---

    private Refold.Result fold(String town, Head head, RowChange change) {
        NavigableSet<byte[]> affected = mark(town, change);
        if (!change.isSameToTheCore() && change.concernsTheFold()) {
            affected.add(change.key());
        }
        if (affected.isEmpty()) {
            return new Refold.Result(head, Segment.EMPTY, Segment.EMPTY);
        }
        boolean stood = change.before().filter(ClaimRow::stands).isPresent();
        Refold.Kept at = new Refold.Kept(town, rows, index, lately, segment);
        if (affected.size() == 1 && !stood && head.isBefore(change.key())) {
            return Refold.append(at, head, rows.get(change.key()).orElseThrow());
        }
        return lately.before(town, affected.first())
                .flatMap(start -> Refold.lately(at, head, start, affected.first()))
                .orElseGet(() -> Refold.from(at, head, change.before(), affected.first(), affected.last()));
    }

    /** Brings the marks of copies up to date; the keys of other rows whose mark changed. */
    private NavigableSet<byte[]> mark(String town, RowChange change) {
        Map<ClaimVersion, Boolean> marks = new HashMap<>();
        Stream.concat(change.untold().stream(), change.told().stream())
                .map(row -> row.claim().origin())
                .distinct()
                .forEach(origin -> marks.putAll(marks(town, origin, change)));
        NavigableSet<byte[]> changed = new TreeSet<>(Arrays::compareUnsigned);
        marks.forEach((claim, copy) -> {
            byte[] key = TownKeys.row(town, claim);
            ClaimRow row = rows.get(key).orElseThrow();
            if (row.copy() != copy) {
                rows.put(row.marked(copy));
                changed.add(key);
            }
        });
        return changed;
    }

    private Map<ClaimVersion, Boolean> marks(String town, String origin, RowChange change) {
        Optional<ClaimRow> untold =
                change.untold().filter(row -> row.claim().origin().equals(origin));
        Optional<ClaimRow> told =
                change.told().filter(row -> row.claim().origin().equals(origin));
        ClaimVersion about = told.or(() -> untold).orElseThrow().claim();
        OriginClaims claims =
                new OriginClaims(rows, index, town, origin).around(about.when().estimate());
        untold.ifPresent(row -> claims.knowing(row.claim(), row.copy()));
        return CopyMarks.after(claims, claims(untold), claims(told));
    }

    private static Collection<ClaimVersion> claims(Optional<ClaimRow> row) {
        return row.map(ClaimRow::claim).map(List::of).orElse(List.of());
    }

    // --- what is known of the town beside ---

    private Head placed(String town, Head head, RowChange change) {
        boolean stands = change.after().filter(ClaimRow::stands).isPresent();
        if (stands && Arrays.compareUnsigned(change.key(), head.placeRow()) >= 0) {
            return head.placed(change.key(), change.after().map(ClaimRow::place));
        }
        if (stands && head.claims() == 1) {
            return head.placed(change.key(), change.after().map(ClaimRow::place));
        }
        boolean wasIt = Arrays.equals(change.key(), head.placeRow());
        return wasIt || head.claims() == 0 ? placedByTheLast(town, head) : head;
    }

    /** By the last row that stands; where none does, by the last. */
    private Head placedByTheLast(String town, Head head) {
        try (ClaimRows.Rows found = rows.latestFirst(town)) {
            while (found.hasNext()) {
                ClaimRow row = found.next();
                if (row.stands() || head.claims() == 0) {
                    return head.placed(row.key(), Optional.of(row.place()));
                }
            }
        }
        return head;
    }

    private Optional<Verdict> verdict(String town) {
        return index.latestVerdict(town).flatMap(rows::get).map(ClaimRow::verdict);
    }

    private static java.time.Instant verdictTime(ClaimRow row) {
        return row.content().getDesk().getDecidedAt();
    }
}
