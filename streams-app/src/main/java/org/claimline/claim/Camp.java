package org.claimline.claim;

/** The camp of a party. Parties of {@link #OTHER} are each a side of their own. */
public enum Camp {
    REGIME,
    OPPOSITION,
    OTHER
}
