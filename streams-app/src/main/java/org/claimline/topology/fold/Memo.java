package org.claimline.topology.fold;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of some objects, as long as it is asked for the very same object again: one that is merely equal is not looked into, for that takes about
 * as long as making it anew. Each has a few places by its hash, where others take its place. Serves one thread.
 */
final class Memo<K, V> {
    /** The golden ratio of all ints: near hashes come to lie far from each other. */
    private static final int SPREAD = 0x9E3779B9;

    private static final int PLACES_EACH = 4;

    private final Function<K, V> make;
    private final @Nullable Entry<K, V>[] entries;
    private final int shift;
    private int next;

    private record Entry<K, V>(K key, V value) {}

    /** @param places a power of two, from 4 on */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Memo(int places, Function<K, V> make) {
        if (Integer.bitCount(places) != 1 || places < PLACES_EACH) {
            throw new IllegalArgumentException(
                    "places: " + places + "; give a power of two from " + PLACES_EACH + " on");
        }
        this.make = make;
        entries = new Entry[places];
        shift = Integer.SIZE - Integer.numberOfTrailingZeros(places);
    }

    @SuppressWarnings("ReferenceEquality") // see above
    V of(K key) {
        int first = ((key.hashCode() * SPREAD) >>> shift) & -PLACES_EACH;
        for (int place = first; place < first + PLACES_EACH; place++) {
            Entry<K, V> known = entries[place];
            if (known != null && known.key() == key) {
                return known.value();
            }
        }
        V made = make.apply(key);
        entries[first + next] = new Entry<>(key, made);
        next = (next + 1) % PLACES_EACH;
        return made;
    }
}
