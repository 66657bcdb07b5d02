package org.claimline.claim;

/** The status of a town, from the surest. CONFIRMED means that sources agree, not that anyone verified it. */
public enum Status {
    CONFIRMED,
    REPORTED,
    CLAIMED,
    CONTESTED,
    UNCLEAR
}
