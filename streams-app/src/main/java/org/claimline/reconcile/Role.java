package org.claimline.reconcile;

/** The part a live telling plays in the state. */
public enum Role {
    /** Agrees with the assessed layer. */
    SUPPORT,
    /** A claim beside or against the assessed layer. */
    CLAIM,
    /** A standing claim against a confirmed holder: makes the town CLAIMED, never CONTESTED (rule 7). */
    REBUTTAL,
    /** A hedged hold by another than the assessed holder (rule 9). */
    HEDGE,
    /** Says that the place is fought over. */
    FIGHT,
    /** A hold or presence in a part or at the edge of the place (rule 11). */
    PART,
    /** Heard and kept, deciding nothing by itself. */
    WORD
}
