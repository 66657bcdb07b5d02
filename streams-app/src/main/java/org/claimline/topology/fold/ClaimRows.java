package org.claimline.topology.fold;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.claimline.avro.ClaimEvent;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.LatelyUsed;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;
import org.claimline.topology.binary.Formats;

/**
 * The claim store: every version of every claim, a town's in the order of the fold. One object that writes serves one thread; one that reads
 * serves any number.
 */
public final class ClaimRows {
    private static final int FORMAT = 2;

    /** The format before: without the claim as the core reads it. */
    private static final int EVENT_ONLY = 1;

    /** Rows kept in memory, the latest used: the live claims of busy towns are read again with every event. */
    private static final int CACHED = 2_000;

    /** References kept as written: those of a town's live claims are written again with every event. */
    private static final int REFERENCES = 2_048;

    private final OrderedStore store;
    private final int cached;
    private final Map<ByteBuffer, ClaimRow> cache;
    private final Memo<ClaimVersion, byte[]> references = new Memo<>(REFERENCES, ClaimCodec.References::reference);
    private final StoreCodec<ClaimEvent> events = StoreCodec.of(ClaimEvent.getClassSchema());

    private ClaimRows(OrderedStore store, int cached) {
        this.store = store;
        this.cached = cached;
        cache = new LatelyUsed<>(cached);
    }

    /** For the one that writes the store, and so knows what it keeps in memory to be as it is stored. */
    static ClaimRows written(OrderedStore store) {
        return new ClaimRows(store, CACHED);
    }

    /** For one that only reads what another writes. */
    static ClaimRows read(OrderedStore store) {
        return new ClaimRows(store, 0);
    }

    Optional<ClaimRow> get(byte[] key) {
        return cached == 0
                ? stored(key)
                : Optional.ofNullable(cache.get(ByteBuffer.wrap(key))).or(() -> remembered(key));
    }

    private Optional<ClaimRow> remembered(byte[] key) {
        Optional<ClaimRow> row = stored(key);
        row.ifPresent(found -> cache.put(ByteBuffer.wrap(key), found));
        return row;
    }

    private Optional<ClaimRow> stored(byte[] key) {
        byte[] value = store.get(key);
        return value == null ? Optional.empty() : Optional.of(read(key, value));
    }

    void put(ClaimRow row) {
        ByteSink to = new ByteSink().raw(FORMAT).flag(row.copy());
        to.maybe(row.knownUntil(), to::instant);
        row.write(to, events);
        store.put(row.key(), to.toBytes());
        cache.put(ByteBuffer.wrap(row.key()), row);
    }

    void delete(byte[] key) {
        store.delete(key);
        cache.remove(ByteBuffer.wrap(key));
    }

    /** What stands for {@code claim} where a state or a dispute tells of it; depends on the claim alone. For the one that writes. */
    byte[] reference(ClaimVersion claim) {
        return references.of(claim);
    }

    /** Writes the states of a town with references to its rows. */
    StateCodec codec(String town) {
        return new StateCodec(new ClaimCodec.References(town, this, Optional.empty()));
    }

    /** Reads what was written before {@code replaced} was, as it was then. */
    StateCodec codecBefore(String town, Optional<ClaimRow> replaced) {
        return new StateCodec(new ClaimCodec.References(town, this, replaced));
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

    ClaimRow read(byte[] key, byte[] value) {
        boolean eventOnly = value[0] == EVENT_ONLY;
        ByteSource from = Formats.open(value, eventOnly ? EVENT_ONLY : FORMAT, "claim");
        boolean copy = from.flag();
        Optional<Instant> knownUntil = from.maybe(from::instant);
        RowContent content =
                eventOnly ? RowContent.of(events.decode(value, from.position())) : RowContent.read(value, from, events);
        return new ClaimRow(key, content, knownUntil, copy);
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
            ClaimRow known = cached == 0 ? null : cache.get(ByteBuffer.wrap(entry.key()));
            return known == null ? read(entry.key(), entry.value()) : known;
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
