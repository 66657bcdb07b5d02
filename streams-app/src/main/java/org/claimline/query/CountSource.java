package org.claimline.query;

import java.util.Map;
import java.util.Set;

/** What was counted, partition by partition of the reports, and which instance holds which. */
public interface CountSource {
    /**
     * Every partition under the one that counts it.
     *
     * @throws MovingException if one is nobody's just now
     */
    Map<Holder, Set<Integer>> division();

    /**
     * The counts of {@code partitions}, which lie here.
     *
     * @throws MovingException if one of them does not
     */
    Counts of(Set<Integer> partitions);
}
