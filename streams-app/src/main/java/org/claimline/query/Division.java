package org.claimline.query;

import java.util.Map;
import java.util.Set;

/**
 * How partitions are divided among the instances, by the latest division that this instance heard of. It may be out of date; whoever is asked
 * says so ({@link MovingException}), for each reads exactly the partitions it is asked for, and only where it holds them.
 */
public interface Division {
    /**
     * Who holds a partition.
     *
     * @throws MovingException if nobody does just now
     */
    Holder holderOf(int partition);

    /**
     * Every partition under the one that holds it: each once, none left out.
     *
     * @throws MovingException if one is nobody's just now, or two's
     */
    Map<Holder, Set<Integer>> all();
}
