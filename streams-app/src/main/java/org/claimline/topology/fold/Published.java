package org.claimline.topology.fold;

import java.util.Optional;
import org.claimline.avro.TownState;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;
import org.claimline.topology.binary.Formats;

/**
 * What was last published of each town: its state as it was written, which the next change names as the state before, and its
 * version. It is kept as written, so that the chain of changes holds also where a later release tells the same state in other words.
 */
final class Published {
    private static final int FORMAT = 1;
    private static final int PUBLISHED = 'p';

    private final OrderedStore store;
    private final StoreCodec<TownState> states = StoreCodec.of(TownState.getClassSchema());

    Published(OrderedStore store) {
        this.store = store;
    }

    /**
     * One town's.
     *
     * @param version 0 before the first
     * @param state   empty before the first claim and after the last has ended
     */
    record Town(long version, Optional<TownState> state) {}

    Town get(String town) {
        byte[] stored = store.get(key(town));
        if (stored == null) {
            return new Town(0, Optional.empty());
        }
        ByteSource from = Formats.open(stored, FORMAT, "published state");
        long version = from.number();
        boolean present = from.flag();
        return new Town(version, present ? Optional.of(states.decode(stored, from.position())) : Optional.empty());
    }

    void put(String town, Town published) {
        ByteSink to = new ByteSink().raw(FORMAT).number(published.version());
        to.maybe(published.state(), state -> to.raw(states.encode(state)));
        store.put(key(town), to.toBytes());
    }

    private static byte[] key(String town) {
        return TownKeys.town(town).raw(PUBLISHED).toBytes();
    }
}
