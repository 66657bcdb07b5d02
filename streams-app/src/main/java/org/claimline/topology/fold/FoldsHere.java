package org.claimline.topology.fold;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The folds that are at work in this process, by partition of the towns. The topology enters them; queries look at what they write. */
public final class FoldsHere {
    private static final TownWrites NONE = TownWrites.ended();

    private final Map<Integer, TownWrites> folds = new ConcurrentHashMap<>();

    /** A fold goes to work on the stores of {@code partition}; what was there before it is over. */
    TownWrites begin(int partition) {
        TownWrites writes = new TownWrites();
        TownWrites before = folds.put(partition, writes);
        if (before != null) {
            before.end();
        }
        return writes;
    }

    /** What the fold of {@code partition} writes, or one before it wrote. */
    public TownWrites of(int partition) {
        return folds.getOrDefault(partition, NONE);
    }
}
