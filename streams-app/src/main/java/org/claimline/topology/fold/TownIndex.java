package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/** What a town keeps of its fold: checkpoints by position, its told claims by origin and event time, its verdicts by time. */
final class TownIndex {
    private static final int CHECKPOINT = 'c';
    private static final int ORIGIN = 'o';
    private static final int VERDICT = 'v';

    private final OrderedStore store;

    TownIndex(OrderedStore store) {
        this.store = store;
    }

    // --- checkpoints ---

    /** The last checkpoint before {@code row}, a key of the claim store. */
    Optional<Checkpoint> checkpointBefore(String town, byte[] row) {
        try (OrderedStore.Entries found =
                store.reverseRange(TownKeys.family(town, CHECKPOINT).toBytes(), underTown(town, CHECKPOINT, row))) {
            return found.hasNext() ? Optional.of(checkpoint(town, found.next())) : Optional.empty();
        }
    }

    /** Checkpoints from {@code row} on; to be closed. */
    Checkpoints checkpointsFrom(String town, byte[] row) {
        return new Checkpoints(
                town,
                store.range(
                        underTown(town, CHECKPOINT, row),
                        TownKeys.family(town, CHECKPOINT + 1).toBytes()));
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
        ByteSink to = TownKeys.family(town, ORIGIN);
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
                TownKeys.family(town, VERDICT).toBytes(),
                TownKeys.family(town, VERDICT + 1).toBytes())) {
            return found.hasNext() ? Optional.of(found.next().value()) : Optional.empty();
        }
    }

    private static byte[] verdictKey(String town, Instant decidedAt, ClaimRow row) {
        ByteSink to = TownKeys.family(town, VERDICT);
        TownKeys.time(to, decidedAt);
        return to.raw(row.key()).toBytes();
    }

    private static byte[] underTown(String town, int family, byte[] row) {
        byte[] start = TownKeys.townStart(town);
        return TownKeys.family(town, family)
                .raw(Arrays.copyOfRange(row, start.length, row.length))
                .toBytes();
    }
}
