package org.claimline.topology.fold;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How often the fold has begun and ended to write each town of a partition since it went to work on the partition's stores: for readers in the
 * same process, who keep what they have read and want to know whether it still holds without reading it again.
 *
 * <p>A town's number goes up by one before the first of an event's writes and by one after the last, so it is odd in between. Writes are seen
 * by readers at once. So what was read of a town between two looks at the same even number is all of what the stores hold of it for as long as
 * that is its number. Stores that are restored, or come back from elsewhere, have another fold at work on them, and with it other numbers: those
 * of one that has ended hold for nothing any more.
 */
public final class TownWrites {
    /** No town's number: nothing that is kept holds for it. */
    private static final long NEVER = -1;

    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private volatile boolean over;

    /** Those of a fold that is not at work. */
    static TownWrites ended() {
        TownWrites none = new TownWrites();
        none.end();
        return none;
    }

    /** Lets {@code write} write the town. However that ends, it has ended: what the stores hold then is what they hold. */
    <T> T during(String town, Supplier<T> write) {
        step(town);
        try {
            return write.get();
        } finally {
            step(town);
        }
    }

    private void step(String town) {
        counts.merge(town, 1L, Long::sum);
    }

    /** The stores may be another's from now on. */
    void end() {
        over = true;
    }

    /** The number of {@code town} as it is now. */
    public long of(String town) {
        return over ? NEVER : counts.getOrDefault(town, 0L);
    }

    /** Whether what is read may be kept under {@code number}, if it is still the town's once it is read. */
    public static boolean isSettled(long number) {
        return number % 2 == 0;
    }

    /** The numbers of all towns, as {@link #of} has them; those that are not in it are zero. */
    public Map<String, Long> all() {
        return Map.copyOf(counts);
    }

    /** Every town that this fold has written. */
    public Set<String> towns() {
        return Set.copyOf(counts.keySet());
    }

    public boolean isOver() {
        return over;
    }
}
