package org.claimline.claim;

/** How well an event time is known; from the finest to the coarsest. {@link EventTime} says which interval each gives. */
public enum Precision {
    /** The estimate itself. */
    INSTANT,
    /** Within 30 minutes either way. */
    HOUR,
    /** Within 3 hours either way. */
    PART_OF_DAY,
    /** Some time of that local day. */
    DAY
}
