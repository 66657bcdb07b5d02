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

    /** One town's: version 0 before the first, no state before the first claim and after the last has ended. */
    final class Town {
        private final long version;
        private final byte[] state;

        private Town(long version, byte[] state) {
            this.version = version;
            this.state = state;
        }

        long version() {
            return version;
        }

        Optional<TownState> state() {
            return state.length == 0 ? Optional.empty() : Optional.of(states.decode(state));
        }

        boolean isSameAs(Town other) {
            return Arrays.equals(state, other.state);
        }

        Town at(long otherVersion) {
            return new Town(otherVersion, state);
        }
    }

    /** What would be published next, at a version yet to be given. */
    Town of(Optional<TownState> state) {
        return new Town(0, state.map(states::encode).orElse(new byte[0]));
    }

    Town get(String town) {
        byte[] stored = store.get(key(town));
        if (stored == null) {
            return of(Optional.empty());
        }
        ByteSource from = Formats.open(stored, FORMAT, "published state");
        return new Town(from.number(), from.block());
    }

    void put(String town, Town published) {
        store.put(
                key(town),
                new ByteSink()
                        .raw(FORMAT)
                        .number(published.version)
                        .block(published.state)
                        .toBytes());
    }

    private static byte[] key(String town) {
        return TownKeys.town(town).raw(PUBLISHED).toBytes();
    }
}
