package org.claimline.topology.fold;

import java.util.Map;
import org.claimline.avro.PlaceRef;
import org.claimline.topology.LatelyUsed;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;
import org.claimline.topology.binary.Formats;

/** The heads of all towns. */
final class Heads {
    private static final int FORMAT = 2;
    private static final int HEAD = 'h';

    /** Towns kept in memory, the latest used; one with more live positions than a newsroom has sources is read each time. */
    private static final int CACHED = 500;

    private static final int CACHED_POSITIONS = 200;

    private final OrderedStore store;
    private final ClaimRows rows;
    private final Map<String, Head> cache = new LatelyUsed<>(CACHED);
    private final StoreCodec<PlaceRef> places = StoreCodec.of(PlaceRef.getClassSchema());

    Heads(OrderedStore store, ClaimRows rows) {
        this.store = store;
        this.rows = rows;
    }

    Head get(String town) {
        Head cached = cache.get(town);
        return cached == null ? read(town) : cached;
    }

    private Head read(String town) {
        byte[] stored = store.get(key(town));
        if (stored == null) {
            return Head.NEW;
        }
        StateCodec codec = rows.codec(town);
        ByteSource from = Formats.open(stored, FORMAT, "town");
        return new Head(
                codec.state(from),
                Tally.read(from),
                from.number(),
                Segment.read(from, codec),
                from.block(),
                from.number(),
                from.block(),
                from.maybe(() -> places.decode(from.block())));
    }

    void put(String town, Head head) {
        ByteSink to = new ByteSink().raw(FORMAT);
        StateCodec codec = rows.codec(town);
        codec.write(to, head.state());
        head.setAside().write(to);
        to.number(head.claims());
        head.tail().write(to, codec);
        to.block(head.last())
                .number(head.verdicts())
                .block(head.placeRow())
                .maybe(head.place(), place -> to.block(places.encode(place)));
        store.put(key(town), to.toBytes());
        if (head.state().live().size() <= CACHED_POSITIONS) {
            cache.put(town, head);
        } else {
            cache.remove(town);
        }
    }

    private static byte[] key(String town) {
        return TownKeys.town(town).raw(HEAD).toBytes();
    }
}
