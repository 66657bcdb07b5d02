package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.claimline.reconcile.Dispute;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/**
 * What a town keeps of its corrections: when its versions began and ended to be known, the times of its corrections with the disputes
 * that each undid, and the ids of the disputes that its fold has. In one store with {@link TownIndex}.
 */
final class CorrectionIndex {
    private static final int DISPUTE = 'd';
    private static final int CORRECTION = 'k';
    private static final int TIME = 't';
    private static final int UNDONE = 'u';
    private static final int UNDONE_AT = 'w';
    private static final byte[] NOTHING = {1};
    private static final StateCodec WHOLE = new StateCodec(ClaimCodec.WHOLE);

    private final OrderedStore store;

    CorrectionIndex(OrderedStore store) {
        this.store = store;
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

    /** Keys of the rows that began or ended at {@code at} or later, each once; of more than {@code limit} one more than that. */
    Collection<byte[]> rowsTouchedSince(String town, Instant at, int limit) {
        Set<byte[]> rows = new TreeSet<>(Arrays::compareUnsigned);
        try (OrderedStore.Entries found = store.range(
                TownKeys.timed(town, TIME, at).toBytes(),
                TownKeys.family(town, TIME + 1).toBytes())) {
            while (found.hasNext() && rows.size() <= limit) {
                rows.add(found.next().value());
            }
        }
        return rows;
    }

    private static byte[] timeKey(String town, Instant time, ClaimRow row) {
        return TownKeys.timed(town, TIME, time).raw(row.key()).toBytes();
    }

    // --- corrections and the disputes they undid ---

    /** Counts one more version, or one less, that ended at {@code at}. */
    void countCorrection(String town, Instant at, int more) {
        byte[] key = TownKeys.timed(town, CORRECTION, at).toBytes();
        byte[] known = store.get(key);
        int count = (known == null ? 0 : new ByteSource(known).count()) + more;
        if (count > 0) {
            store.put(key, new ByteSink().number(count).toBytes());
        } else {
            store.delete(key);
        }
    }

    /** The times of corrections at {@code from} or later; of more than {@code limit} one more than that. */
    List<Instant> correctionsFrom(String town, Instant from, int limit) {
        List<Instant> all = new ArrayList<>();
        try (OrderedStore.Entries found = store.range(
                TownKeys.timed(town, CORRECTION, from).toBytes(),
                TownKeys.family(town, CORRECTION + 1).toBytes())) {
            while (found.hasNext() && all.size() <= limit) {
                all.add(time(town, found.next()));
            }
        }
        return all;
    }

    /** The times at {@code from} or later of corrections that undid disputes, as far as is known. */
    NavigableSet<Instant> undoingFrom(String town, Instant from) {
        NavigableSet<Instant> all = new TreeSet<>();
        try (OrderedStore.Entries found = store.range(
                TownKeys.timed(town, UNDONE_AT, from).toBytes(),
                TownKeys.family(town, UNDONE_AT + 1).toBytes())) {
            found.forEachRemaining(entry -> all.add(time(town, entry)));
        }
        return all;
    }

    private static Instant time(String town, OrderedStore.Entry timed) {
        return TownKeys.time(new ByteSource(timed.key(), TownKeys.townStart(town).length + 1));
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
        byte[] from = TownKeys.timed(town, UNDONE_AT, at).toBytes();
        try (OrderedStore.Entries found = store.range(
                from, TownKeys.timed(town, UNDONE_AT, at.plusMillis(1)).toBytes())) {
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
        ByteSink from = TownKeys.family(town, UNDONE);
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
        undoings(town).forEach(u -> all.putIfAbsent(u.dispute().id(), u.dispute()));
        return all.values();
    }

    /** Every dispute that a correction undid, with each of these corrections, by known time. */
    List<UndoneReader.Undoing> undoings(String town) {
        List<UndoneReader.Undoing> all = new ArrayList<>();
        byte[] family = TownKeys.family(town, UNDONE).toBytes();
        try (OrderedStore.Entries found =
                store.range(family, TownKeys.family(town, UNDONE + 1).toBytes())) {
            found.forEachRemaining(entry -> {
                ByteSource key = new ByteSource(entry.key(), family.length);
                TownKeys.text(key);
                Instant at = TownKeys.time(key);
                all.add(new UndoneReader.Undoing(at, WHOLE.dispute(new ByteSource(entry.value()))));
            });
        }
        all.sort(Comparator.comparing(UndoneReader.Undoing::at));
        return all;
    }

    private static byte[] undoneKey(String town, Instant at, String id) {
        ByteSink key = TownKeys.timed(town, UNDONE_AT, at);
        TownKeys.text(key, id);
        return key.toBytes();
    }

    private static byte[] undoneById(String town, String id, Instant at) {
        ByteSink key = TownKeys.family(town, UNDONE);
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
        ByteSink to = TownKeys.family(town, DISPUTE);
        TownKeys.text(to, id);
        return to.toBytes();
    }
}
