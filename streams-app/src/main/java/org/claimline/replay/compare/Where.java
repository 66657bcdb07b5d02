package org.claimline.replay.compare;

/** On which side something is. */
public enum Where {
    /** On the first side only. */
    HERE,
    /** On the second side only. */
    THERE,
    BOTH
}
