package org.claimline.claim;

/** Admiralty grade of a source, from completely reliable to unreliable. {@link #F} counts as unrated (rule 13). */
public enum Reliability {
    A,
    B,
    C,
    D,
    E,
    F;

    public boolean isAtLeast(Reliability other) {
        return compareTo(other) <= 0;
    }
}
