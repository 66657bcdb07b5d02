package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Dispute;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/**
 * What a town keeps beside its claims, in one store: checkpoints by position, its told claims by origin and event time, its verdicts by time, the
 * times of its corrections with the disputes that each undid, and the ids of its disputes.
 */
final class TownIndex {
    private static final int CHECKPOINT = 'c';
    private static final int DISPUTE = 'd';
    private static final int CORRECTION = 'k';
    private static final int ORIGIN = 'o';
    private static final int VERDICT = 'v';
    private static final int TIME = 't';
    private static final int UNDONE = 'u';
    private static final int UNDONE_AT = 'w';
    private static final byte[] NOTHING = {1};

    private static final StateCodec WHOLE = new StateCodec(ClaimCodec.WHOLE);

    private final OrderedStore store;

    TownIndex(OrderedStore store) {
        this.store = store;
    }

    // --- checkpoints ---

    /** The last checkpoint before {@code row}, a key of the claim store. */
    Optional<Checkpoint> checkpointBefore(String town, byte[] row) {
        try (OrderedStore.Entries found =
                store.reverseRange(family(town, CHECKPOINT).toBytes(), underTown(town, CHECKPOINT, row))) {
            return found.hasNext() ? Optional.of(checkpoint(town, found.next())) : Optional.empty();
        }
    }

    /** Checkpoints from {@code row} on; to be closed. */
    Checkpoints checkpointsFrom(String town, byte[] row) {
        return new Checkpoints(
                town,
                store.range(
                        underTown(town, CHECKPOINT, row),
                        family(town, CHECKPOINT + 1).toBytes()));
    }

    Checkpoints checkpoints(String town) {
        return checkpointsFrom(town, TownKeys.townStart(town));
    }

    void put(String town, Checkpoint checkpoint) {
        store.put(underTown(town, CHECKPOINT, checkpoint.row()), checkpoint.toBytes());
    }

    void delete(String town, Checkpoint checkpoint) {
        store.delete(underTown(town, CHECKPOINT, checkpoint.row()));
    }

    private static Checkpoint checkpoint(String town, OrderedStore.Entry entry) {
        byte[] start = TownKeys.townStart(town);
        byte[] position = Arrays.copyOfRange(entry.key(), start.length + 1, entry.key().length);
        return Checkpoint.read(new ByteSink().raw(start).raw(position).toBytes(), entry.value());
    }

    /** Checkpoints being read. */
    static final class Checkpoints implements AutoCloseable {
        private final String town;
        private final OrderedStore.Entries entries;

        private Checkpoints(String town, OrderedStore.Entries entries) {
            this.town = town;
            this.entries = entries;
        }

        Optional<Checkpoint> next() {
            return entries.hasNext() ? Optional.of(checkpoint(town, entries.next())) : Optional.empty();
        }

        @Override
        public void close() {
            entries.close();
        }
    }

    // --- told claims by origin ---

    void putOrigin(String town, ClaimRow row) {
        ByteSink value = new ByteSink();
        TownKeys.time(value, row.claim().when().earliest());
        TownKeys.time(value, row.claim().when().latest());
        store.put(
                originKey(town, row), value.number(Told.statement(row.claim())).toBytes());
    }

    void deleteOrigin(String town, ClaimRow row) {
        store.delete(originKey(town, row));
    }

    /**
     * A told claim, as far as it can be known without its row.
     *
     * @param row       its key
     * @param statement equal for equal statements
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Told(byte[] row, Instant at, Instant earliest, Instant latest, long statement) {
        static long statement(ClaimVersion claim) {
            return 31L
                            * (31L * claim.subject().party().hashCode()
                                    + claim.assertion().name().hashCode())
                    + claim.extent().name().hashCode();
        }

        boolean isWithin(Instant from, Instant to) {
            return !at.isBefore(from) && !at.isAfter(to);
        }

        boolean isAlike(ClaimVersion claim) {
            return statement == statement(claim)
                    && !earliest.isAfter(claim.when().latest())
                    && !claim.when().earliest().isAfter(latest);
        }
    }

    /** The told claims of an origin with an event time within, bounds included, in fold order. */
    List<Told> toldBy(String town, String origin, Instant from, Instant to) {
        byte[] family = originFamily(town, origin).toBytes();
        byte[] start = TownKeys.townStart(town);
        ByteSink first = new ByteSink().raw(family);
        TownKeys.time(first, from);
        ByteSink last = new ByteSink().raw(family);
        TownKeys.time(last, to.plusMillis(1));
        List<Told> told = new ArrayList<>();
        try (OrderedStore.Entries found = store.range(first.toBytes(), last.toBytes())) {
            while (found.hasNext()) {
                OrderedStore.Entry entry = found.next();
                ByteSource position = new ByteSource(entry.key());
                position.raw(family.length);
                ByteSource value = new ByteSource(entry.value());
                byte[] row = new ByteSink()
                        .raw(start)
                        .raw(Arrays.copyOfRange(entry.key(), family.length, entry.key().length))
                        .toBytes();
                told.add(new Told(
                        row, TownKeys.time(position), TownKeys.time(value), TownKeys.time(value), value.number()));
            }
        }
        return told;
    }

    private static byte[] originKey(String town, ClaimRow row) {
        byte[] start = TownKeys.townStart(town);
        byte[] position = Arrays.copyOfRange(row.key(), start.length, row.key().length);
        return originFamily(town, row.claim().origin()).raw(position).toBytes();
    }

    private static ByteSink originFamily(String town, String origin) {
        ByteSink to = family(town, ORIGIN);
        TownKeys.text(to, origin);
        return to;
    }

    // --- verdicts ---

    void putVerdict(String town, Instant decidedAt, ClaimRow row) {
        store.put(verdictKey(town, decidedAt, row), row.key());
    }

    void deleteVerdict(String town, Instant decidedAt, ClaimRow row) {
        store.delete(verdictKey(town, decidedAt, row));
    }

    /** The key of the claim that has the latest verdict. */
    Optional<byte[]> latestVerdict(String town) {
        try (OrderedStore.Entries found = store.reverseRange(
                family(town, VERDICT).toBytes(), family(town, VERDICT + 1).toBytes())) {
            return found.hasNext() ? Optional.of(found.next().value()) : Optional.empty();
        }
    }

    private static byte[] verdictKey(String town, Instant decidedAt, ClaimRow row) {
        ByteSink to = family(town, VERDICT);
        TownKeys.time(to, decidedAt);
        return to.raw(row.key()).toBytes();
    }

    // --- known times ---

    /** The known times at which a row begins and ends. */
    void putTimes(String town, ClaimRow row) {
        times(row).forEach(time -> store.put(timeKey(town, time, row), row.key()));
    }

    void forgetTimes(String town, ClaimRow row) {
        times(row).forEach(time -> store.delete(timeKey(town, time, row)));
    }

    private static Stream<Instant> times(ClaimRow row) {
        return Stream.concat(Stream.of(row.claim().knownFrom()), row.claim().knownUntil().stream());
    }

    /** Keys of the rows that began or ended at {@code at} or later, each once. */
    Collection<byte[]> rowsTouchedSince(String town, Instant at) {
        Set<byte[]> rows = new TreeSet<>(Arrays::compareUnsigned);
        try (OrderedStore.Entries found = store.range(
                timed(town, TIME, at).toBytes(), family(town, TIME + 1).toBytes())) {
            found.forEachRemaining(entry -> rows.add(entry.value()));
        }
        return rows;
    }

    private static byte[] timeKey(String town, Instant time, ClaimRow row) {
        return timed(town, TIME, time).raw(row.key()).toBytes();
    }

    // --- corrections and the disputes they undid ---

    /** Counts one more version, or one less, that ended at {@code at}. */
    void countCorrection(String town, Instant at, int more) {
        byte[] key = timed(town, CORRECTION, at).toBytes();
        byte[] known = store.get(key);
        int count = (known == null ? 0 : new ByteSource(known).count()) + more;
        if (count > 0) {
            store.put(key, new ByteSink().number(count).toBytes());
        } else {
            store.delete(key);
        }
    }

    /** The times of corrections at {@code from} or later. */
    List<Instant> correctionsFrom(String town, Instant from) {
        List<Instant> all = new ArrayList<>();
        int skipped = family(town, CORRECTION).toBytes().length;
        try (OrderedStore.Entries found = store.range(
                timed(town, CORRECTION, from).toBytes(),
                family(town, CORRECTION + 1).toBytes())) {
            found.forEachRemaining(entry -> {
                ByteSource key = new ByteSource(entry.key());
                key.raw(skipped);
                all.add(TownKeys.time(key));
            });
        }
        return all;
    }

    /** Replaces the disputes that the correction at {@code at} undid. */
    void putUndone(String town, Instant at, List<Dispute> disputes) {
        for (String id : undoneAt(town, at)) {
            store.delete(undoneKey(town, at, id));
            store.delete(undoneById(town, id, at));
        }
        for (Dispute dispute : disputes) {
            ByteSink value = new ByteSink();
            WHOLE.write(value, Undone.kept(dispute));
            store.put(undoneKey(town, at, dispute.id()), NOTHING);
            store.put(undoneById(town, dispute.id(), at), value.toBytes());
        }
    }

    /** Ids of the disputes that the correction at {@code at} undid. */
    List<String> undoneAt(String town, Instant at) {
        List<String> ids = new ArrayList<>();
        byte[] from = timed(town, UNDONE_AT, at).toBytes();
        try (OrderedStore.Entries found =
                store.range(from, timed(town, UNDONE_AT, at.plusMillis(1)).toBytes())) {
            found.forEachRemaining(entry -> {
                ByteSource key = new ByteSource(entry.key());
                key.raw(from.length);
                ids.add(TownKeys.text(key));
            });
        }
        return ids;
    }

    /** The dispute of that id as the first correction that undid it left it. */
    Optional<Dispute> undone(String town, String id) {
        ByteSink from = family(town, UNDONE);
        TownKeys.text(from, id);
        byte[] first = from.toBytes();
        byte[] end = first.clone();
        end[end.length - 1]++;
        try (OrderedStore.Entries found = store.range(first, end)) {
            return found.hasNext()
                    ? Optional.of(WHOLE.dispute(new ByteSource(found.next().value())))
                    : Optional.empty();
        }
    }

    /** Every dispute that a correction undid, each as the first left it. */
    Collection<Dispute> allUndone(String town) {
        Map<String, Dispute> all = new LinkedHashMap<>();
        try (OrderedStore.Entries found = store.range(
                family(town, UNDONE).toBytes(), family(town, UNDONE + 1).toBytes())) {
            found.forEachRemaining(entry -> {
                Dispute dispute = WHOLE.dispute(new ByteSource(entry.value()));
                all.putIfAbsent(dispute.id(), dispute);
            });
        }
        return all.values();
    }

    private static byte[] undoneKey(String town, Instant at, String id) {
        ByteSink key = timed(town, UNDONE_AT, at);
        TownKeys.text(key, id);
        return key.toBytes();
    }

    private static byte[] undoneById(String town, String id, Instant at) {
        ByteSink key = family(town, UNDONE);
        TownKeys.text(key, id);
        TownKeys.time(key, at);
        return key.toBytes();
    }

    // --- disputes that are, open or closed ---

    void putDispute(String town, String id) {
        store.put(disputeKey(town, id), NOTHING);
    }

    void deleteDispute(String town, String id) {
        store.delete(disputeKey(town, id));
    }

    boolean hasDispute(String town, String id) {
        return store.get(disputeKey(town, id)) != null;
    }

    private static byte[] disputeKey(String town, String id) {
        ByteSink to = family(town, DISPUTE);
        TownKeys.text(to, id);
        return to.toBytes();
    }

    private static ByteSink timed(String town, int family, Instant at) {
        ByteSink to = family(town, family);
        TownKeys.time(to, at);
        return to;
    }

    private static byte[] underTown(String town, int family, byte[] row) {
        byte[] start = TownKeys.townStart(town);
        return family(town, family)
                .raw(Arrays.copyOfRange(row, start.length, row.length))
                .toBytes();
    }

    private static ByteSink family(String town, int family) {
        return TownKeys.town(town).raw(family);
    }
}
