package org.claimline.claim;

/**
 * The party a claim is about, with the side it counts for.
 *
 * @param side  the camp's side, or the party's own where it has no camp
 * @param party the party's id as the register has it; {@code sna} has the side {@code opposition}
 */
public record Subject(Side side, String party) {
    public static final Subject NOBODY = new Subject(Side.NOBODY, Side.NOBODY.id());

    public static Subject of(Side side) {
        return new Subject(side, side.id());
    }

    /** Whether the party is one of several of its side. */
    public boolean isFaction() {
        return !party.equals(side.id());
    }
}
