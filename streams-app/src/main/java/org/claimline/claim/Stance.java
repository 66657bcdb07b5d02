package org.claimline.claim;

/** The side by which a claimant gains. PRO_OTHER is an outlet of a party of no camp; its register entry names the party. */
public enum Stance {
    PRO_REGIME,
    PRO_OPPOSITION,
    NEUTRAL,
    PRO_OTHER;

    /** The stance of somebody who speaks for {@code side}. */
    public static Stance of(Side side) {
        if (side.equals(Side.REGIME)) {
            return PRO_REGIME;
        }
        return side.equals(Side.OPPOSITION) ? PRO_OPPOSITION : PRO_OTHER;
    }
}
