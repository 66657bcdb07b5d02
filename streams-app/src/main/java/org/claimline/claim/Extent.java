package org.claimline.claim;

/** How much of the place a claim speaks of (rule 11). */
public enum Extent {
    WHOLE,
    PART,
    EDGE
}
