package org.claimline.topology.fold;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.claimline.avro.ChangeCause;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;
import org.claimline.topology.binary.Formats;

/**
 * Towns of which it is still to be found what their corrections undid, because that took longer than an event may. They are kept in the
 * store, so that none is forgotten when an instance ends, under a key that no town's begins with: all are found without reading the rest.
 */
final class Marks {
    private static final int FORMAT = 1;

    private final OrderedStore store;
    private final Map<String, Integer> times = new HashMap<>();
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
        try (OrderedStore.Entries found = store.range(TownKeys.marks(), TownKeys.marksEnd())) {
            found.forEachRemaining(entry -> times.put(TownKeys.townMarkedBy(entry.key()), 0));
        }
    }

    boolean has(String town) {
        return times.containsKey(town);
    }

    Optional<Mark> get(String town) {
        byte[] stored = store.get(TownKeys.marked(town));
        if (stored == null) {
            return Optional.empty();
        }
        ByteSource from = Formats.open(stored, FORMAT, "mark of a town");
        return Optional.of(new Mark(from.instant(), causes.decode(from.block()), from.number()));
    }

    /** Marks a town, or adds to the mark that it has. */
    void add(String town, Mark more) {
        Mark mark = get(town).map(known -> known.and(more)).orElse(more);
        times.merge(town, 1, Integer::sum);
        put(town, mark);
    }

    private void put(String town, Mark mark) {
        store.put(
                TownKeys.marked(town),
                new ByteSink()
                        .raw(FORMAT)
                        .instant(mark.since())
                        .block(causes.encode(mark.cause()))
                        .number(mark.timestamp())
                        .toBytes());
    }

    /** Keeps of a town's mark what is still to be done; none where all is. */
    void keep(String town, Optional<Mark> rest) {
        rest.ifPresentOrElse(mark -> put(town, mark), () -> {
            times.remove(town);
            store.delete(TownKeys.marked(town));
        });
    }

    /** All towns that are marked, each with a number that grows whenever it is marked again. */
    Map<String, Integer> towns() {
        return Map.copyOf(times);
    }
}
