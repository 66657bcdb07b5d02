package org.claimline.claim;

/** How firmly a claim is told. Declared from the firmest to the weakest. */
public enum Certainty {
    ASSERTED,
    /** "Reportedly", "appears". */
    HEDGED,
    RUMOUR
}
