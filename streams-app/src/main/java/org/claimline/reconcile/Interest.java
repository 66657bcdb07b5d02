package org.claimline.reconcile;

import org.claimline.claim.Side;

/** Whether the side that speaks gains or loses by what it says (rule 1). */
public enum Interest {
    IN_INTEREST,
    AGAINST_INTEREST,
    DISINTERESTED;

    /** The interest of a telling's voice in it, as the town stands. */
    static Interest of(Telling telling, Draft town) {
        if (telling.voice().isNeutral()) {
            return DISINTERESTED;
        }
        Side speaker = telling.voice().side().orElseThrow();
        Reading reading = telling.reading();
        Side subject = reading.side();
        return switch (reading.kind()) {
            case HOLD, FORCE, ARRIVAL -> {
                if (subject.equals(speaker)) {
                    yield IN_INTEREST;
                }
                boolean loses = subject.isOpposingCampOf(speaker) || losesToThirdParty(speaker, reading, town);
                yield loses ? AGAINST_INTEREST : DISINTERESTED;
            }
            case GONE, DENIED -> subject.equals(speaker) ? AGAINST_INTEREST : IN_INTEREST;
            case NOBODY -> AGAINST_INTEREST;
            case FIGHT, UNKNOWN, NOTHING -> DISINTERESTED;
        };
    }

    /** A third party's hold costs a side that holds or claims the place, or, told as a change, where no other holder is known. */
    private static boolean losesToThirdParty(Side speaker, Reading reading, Draft town) {
        boolean stake = town.isHeldBy(speaker)
                || town.asserted().anyMatch(t -> t.reading().isFor(speaker));
        boolean otherHolderKnown = town.isHeldByOpponentOf(reading.side());
        return stake || (reading.change() && !otherHolderKnown);
    }
}
