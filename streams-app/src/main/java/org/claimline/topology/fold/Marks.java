package org.claimline.topology.fold;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.avro.ChangeCause;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;
import org.claimline.topology.binary.Formats;

/**
 * Towns of which it is still to be found what their corrections undid, because that took longer than an event may. They are kept in the
 * store, so that none is forgotten when an instance ends, under a key that no town's begins with: all are found without reading the rest.
 * A town of which all is found stays marked as such, with nothing to be done of it, until it is removed: who reads the store sees a mark as long
 * as what was found may be on its way.
 */
final class Marks {
    private static final int FORMAT = 2;
    private static final int LEFT = 0;
    private static final int FOUND = 1;

    private final OrderedStore store;
    private final Map<String, Integer> times = new HashMap<>();
    private final Set<String> found = new HashSet<>();
    private final StoreCodec<ChangeCause> causes = StoreCodec.of(ChangeCause.getClassSchema());

    /**
     * What is still to be done of a town.
     *
     * @param since     known time from which its corrections are to be looked at
     * @param cause     the claim event that made that necessary, the last of several
     * @param timestamp of that event
     */
    record Mark(Instant since, ChangeCause cause, long timestamp) {
        Mark and(Mark later) {
            return new Mark(later.since.isBefore(since) ? later.since : since, later.cause, later.timestamp);
        }

        Mark from(Instant next) {
            return new Mark(next, cause, timestamp);
        }
    }

    /** Finds the marks that are in the store. */
    Marks(OrderedStore store) {
        this.store = store;
        try (OrderedStore.Entries marks = all(store)) {
            marks.forEachRemaining(entry -> {
                String town = TownKeys.townMarkedBy(entry.key());
                if (open(entry.value()).raw() == FOUND) {
                    found.add(town);
                } else {
                    times.put(town, 0);
                }
            });
        }
    }

    /** Every mark in a store, those of towns of which all is found too. */
    static OrderedStore.Entries all(OrderedStore store) {
        return store.range(TownKeys.marks(), TownKeys.marksEnd());
    }

    private static ByteSource open(byte[] stored) {
        return Formats.open(stored, FORMAT, "mark of a town");
    }

    /** Whether something is still to be done of a town. */
    boolean has(String town) {
        return times.containsKey(town);
    }

    Optional<Mark> get(String town) {
        byte[] stored = store.get(TownKeys.marked(town));
        if (stored == null) {
            return Optional.empty();
        }
        ByteSource from = open(stored);
        return from.raw() == FOUND
                ? Optional.empty()
                : Optional.of(new Mark(from.instant(), causes.decode(from.block()), from.number()));
    }

    /** Marks a town, or adds to what is to be done of it. */
    void add(String town, Mark more) {
        Mark mark = get(town).map(known -> known.and(more)).orElse(more);
        found.remove(town);
        times.merge(town, 1, Integer::sum);
        put(town, mark);
    }

    private void put(String town, Mark mark) {
        store.put(
                TownKeys.marked(town),
                new ByteSink()
                        .raw(FORMAT)
                        .raw(LEFT)
                        .instant(mark.since())
                        .block(causes.encode(mark.cause()))
                        .number(mark.timestamp())
                        .toBytes());
    }

    /** Keeps of a town's mark what is still to be done; where all is, that all is found. */
    void keep(String town, Optional<Mark> rest) {
        rest.ifPresentOrElse(mark -> put(town, mark), () -> {
            times.remove(town);
            found.add(town);
            store.put(
                    TownKeys.marked(town), new ByteSink().raw(FORMAT).raw(FOUND).toBytes());
        });
    }

    /** Removes the mark of a town of which all is found; one that was marked again keeps it. */
    void remove(String town) {
        if (found.remove(town)) {
            store.delete(TownKeys.marked(town));
        }
    }

    /** All towns of which something is to be done, each with a number that grows whenever it is marked again. */
    Map<String, Integer> towns() {
        return Map.copyOf(times);
    }

    /** All towns that are marked though all is found. */
    Set<String> found() {
        return Set.copyOf(found);
    }
}
