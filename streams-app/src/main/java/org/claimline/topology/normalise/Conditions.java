package org.claimline.topology.normalise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.UnplacedClaim;
import org.claimline.topology.StoreCodec;
import org.jspecify.annotations.Nullable;

/**
 * The condition of every claim that was accepted: placed in a town, waiting for its place, or held. A claim that never stood, or ended
 * while it waited or was held, has none. Counts them, and tells what changes in unplaced.v1.
 */
final class Conditions {
    private final KeyValueStore<String, byte[]> store;
    private final Counters counters;
    private final StoreCodec<UnplacedClaim> codec = StoreCodec.of(UnplacedClaim.getClassSchema());
    private final StringSerializer strings = new StringSerializer();

    Conditions(KeyValueStore<String, byte[]> store, Counters counters) {
        this.store = store;
        this.counters = counters;
    }

    /** Where a claim is. */
    enum Condition {
        PLACED('P', Counter.CLAIMS_PLACED),
        WAITING('W', Counter.CLAIMS_WAITING),
        HELD('H', Counter.CLAIMS_HELD);

        private final byte code;
        private final Counter counter;

        Condition(char code, Counter counter) {
            this.code = (byte) code;
            this.counter = counter;
        }

        static Condition of(byte code) {
            return Arrays.stream(values())
                    .filter(condition -> condition.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("a stored condition has code " + code
                            + ", which this version does not know: run the newer one, or reset the application"));
        }
    }

    /** A claim's condition; with what is told of it where it waits. */
    record Now(Condition condition, Optional<UnplacedClaim> unplaced) {}

    /** What unplaced.v1 should say of a claim from now on; empty for a tombstone. */
    record Told(String claim, Optional<UnplacedClaim> unplaced) {}

    /** The conditions of the claims of a report, by key. */
    Map<String, byte[]> known(String source, String report) {
        Map<String, byte[]> found = new HashMap<>();
        try (KeyValueIterator<String, byte[]> rows =
                store.prefixScan(NormaliseStores.prefix(source, report), strings)) {
            rows.forEachRemaining(row -> found.put(row.key, row.value));
        }
        return found;
    }

    /**
     * Makes {@code now} all that is known of the claims of the report, by claim id. Returns what changes in unplaced.v1.
     *
     * @param known what {@link #known} says of it
     */
    List<Told> replace(String source, String report, Map<String, byte[]> known, Map<String, Now> now) {
        Map<String, byte[]> before = new HashMap<>(known);
        List<Told> told = new ArrayList<>();
        now.forEach((claim, here) -> {
            String key = NormaliseStores.key(source, report, claim);
            byte[] was = before.remove(key);
            byte[] stored = stored(here);
            if (!Arrays.equals(was, stored)) {
                store.put(key, stored);
                counters.add(here.condition().counter, 1);
                leave(key, was, here.unplaced().isPresent(), told);
                here.unplaced().ifPresent(unplaced -> told.add(new Told(key, Optional.of(unplaced))));
            }
        });
        before.forEach((key, was) -> {
            store.delete(key);
            leave(key, was, false, told);
        });
        return told;
    }

    private void leave(String key, byte @Nullable [] known, boolean toldAnew, List<Told> told) {
        if (known == null) {
            return;
        }
        Condition condition = Condition.of(known[0]);
        counters.add(condition.counter, -1);
        if (condition == Condition.WAITING && !toldAnew) {
            told.add(new Told(key, Optional.empty()));
        }
    }

    private byte[] stored(Now now) {
        byte[] unplaced = now.unplaced().map(codec::encode).orElse(new byte[0]);
        byte[] stored = new byte[unplaced.length + 1];
        stored[0] = now.condition().code;
        System.arraycopy(unplaced, 0, stored, 1, unplaced.length);
        return stored;
    }
}
