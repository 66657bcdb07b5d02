package org.claimline.claim;

/** What a claim says of its party and place. The words are those of docs/methodology.md; rule 2 says how each is read. */
public enum Assertion {
    /** The party holds the place. */
    CONTROLS,
    /** The party took the place. */
    CAPTURED,
    /** The place was given to the party (the receiver). */
    HANDED_OVER,
    /** The party no longer holds the place. */
    LOST,
    /** The party left the place. */
    WITHDREW,
    /** The party gave itself up; the opposing camp has the place. */
    SURRENDERED,
    /** The party is inside and encircled: it still holds the place. */
    BESIEGED,
    /** The party came into the place; an arrival, not yet a hold. */
    ENTERED,
    /** The party has forces in the place. */
    PRESENT,
    /** The party is on its way; changes nothing. */
    ADVANCING,
    /** The party sent more forces into the place. */
    REINFORCED,
    /** The party drove the other back. */
    REPELLED,
    /** The place is fought over. */
    FIGHTING,
    /** The party was hit in the place. */
    STRUCK,
    /** The party's hold or presence is denied. */
    DENIED,
    /** Nobody holds the place. */
    NO_MANS_LAND,
    /** The speaker says that it is not known who holds the place. */
    STATUS_UNKNOWN;

    /** Whether the assertion tells a change of hands rather than a standing state (rule 7). */
    public boolean isChange() {
        return this == CAPTURED || this == HANDED_OVER || this == SURRENDERED;
    }
}
