package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final int WITHDRAWN = 'w';
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
        store.put(originKey(town, row), row.key());
    }

    void deleteOrigin(String town, ClaimRow row) {
        store.delete(originKey(town, row));
    }

    /** Keys of the told claims of an origin with an event time within, bounds included. */
    List<byte[]> rowsOfOrigin(String town, String origin, Instant from, Instant to) {
        ByteSink first = originFamily(town, origin);
        TownKeys.time(first, from);
        ByteSink last = originFamily(town, origin);
        TownKeys.time(last, to.plusMillis(1));
        List<byte[]> rows = new ArrayList<>();
        try (OrderedStore.Entries found = store.range(first.toBytes(), last.toBytes())) {
            found.forEachRemaining(entry -> rows.add(entry.value()));
        }
        return rows;
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
            withdraw(town, at, List.of());
        }
    }

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
    void withdraw(String town, Instant at, List<Dispute> disputes) {
        List<byte[]> old = new ArrayList<>();
        try (OrderedStore.Entries found = store.range(
                timed(town, WITHDRAWN, at).toBytes(),
                timed(town, WITHDRAWN, at.plusMillis(1)).toBytes())) {
            found.forEachRemaining(entry -> old.add(entry.key()));
        }
        old.forEach(store::delete);
        for (Dispute dispute : disputes) {
            ByteSink key = timed(town, WITHDRAWN, at);
            TownKeys.text(key, dispute.id());
            ByteSink value = new ByteSink();
            WHOLE.write(value, Undone.kept(dispute));
            store.put(key.toBytes(), value.toBytes());
        }
    }

    /** Undone disputes by id, each as its first correction left it. */
    Map<String, Dispute> withdrawn(String town) {
        Map<String, Dispute> all = new LinkedHashMap<>();
        try (OrderedStore.Entries found = store.range(
                family(town, WITHDRAWN).toBytes(), family(town, WITHDRAWN + 1).toBytes())) {
            found.forEachRemaining(entry -> {
                Dispute dispute = WHOLE.dispute(new ByteSource(entry.value()));
                all.putIfAbsent(dispute.id(), dispute);
            });
        }
        return all;
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
