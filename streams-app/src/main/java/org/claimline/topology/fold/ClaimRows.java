package org.claimline.topology.fold;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.claimline.avro.ClaimEvent;
import org.claimline.topology.StoreCodec;

/** The claim store: every version of every claim, a town's in the order of the fold. */
public final class ClaimRows {
    private static final int FORMAT = 1;

    private final OrderedStore store;
    private final StoreCodec<ClaimEvent> events = StoreCodec.of(ClaimEvent.getClassSchema());

    public ClaimRows(OrderedStore store) {
        this.store = store;
    }

    Optional<ClaimRow> get(byte[] key) {
        byte[] value = store.get(key);
        return value == null ? Optional.empty() : Optional.of(read(key, value));
    }

    void put(ClaimRow row) {
        ByteSink to =
                new ByteSink().raw(FORMAT).flag(row.copy()).maybe(row.claim().knownUntil(), until -> {});
        row.claim().knownUntil().ifPresent(to::instant);
        store.put(row.key(), to.raw(events.encode(row.put())).toBytes());
    }

    void delete(byte[] key) {
        store.delete(key);
    }

    /** Rows from {@code from} up to but not including {@code to}; to be closed. */
    public Rows between(byte[] from, byte[] to) {
        return new Rows(store.range(from, to));
    }

    /** All rows of a town, in the order of the fold; to be closed. */
    public Rows ofTown(String townId) {
        return between(TownKeys.townStart(townId), TownKeys.townEnd(townId));
    }

    Rows latestFirst(String townId) {
        return new Rows(store.reverseRange(TownKeys.townStart(townId), TownKeys.townEnd(townId)));
    }

    private ClaimRow read(byte[] key, byte[] value) {
        ByteSource from = Formats.open(value, FORMAT, "claim");
        boolean copy = from.flag();
        Optional<Instant> knownUntil = from.maybe(from::instant);
        return ClaimRow.of(key, events.decode(value, from.position()), knownUntil, copy);
    }

    /** Rows being read. */
    public final class Rows implements Iterator<ClaimRow>, AutoCloseable {
        private final OrderedStore.Entries entries;

        private Rows(OrderedStore.Entries entries) {
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public ClaimRow next() {
            OrderedStore.Entry entry = entries.next();
            return read(entry.key(), entry.value());
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
