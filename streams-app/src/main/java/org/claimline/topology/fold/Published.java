package org.claimline.topology.fold;

import java.util.Arrays;
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
     * @param state   none before the first claim and after the last has ended
     */
    record Town(long version, Optional<WrittenState> state) {
        static final Town NONE = new Town(0, Optional.empty());

        boolean hasState(Optional<WrittenState> other) {
            return Arrays.equals(bytes(state), bytes(other));
        }

        private static byte[] bytes(Optional<WrittenState> state) {
            return state.map(WrittenState::bytes).orElse(new byte[0]);
        }
    }

    /** A state as it is to be published. */
    WrittenState written(TownState state) {
        return WrittenState.of(state, states);
    }

    Town get(String town) {
        byte[] stored = store.get(key(town));
        if (stored == null) {
            return Town.NONE;
        }
        ByteSource from = Formats.open(stored, FORMAT, "published state");
        long version = from.number();
        byte[] state = from.block();
        return new Town(version, state.length == 0 ? Optional.empty() : Optional.of(WrittenState.read(state, states)));
    }

    void put(String town, Town published) {
        store.put(
                key(town),
                new ByteSink()
                        .raw(FORMAT)
                        .number(published.version())
                        .block(Town.bytes(published.state()))
                        .toBytes());
    }

    private static byte[] key(String town) {
        return TownKeys.town(town).raw(PUBLISHED).toBytes();
    }
}
