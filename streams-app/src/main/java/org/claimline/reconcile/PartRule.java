package org.claimline.reconcile;

import java.util.Optional;
import org.claimline.claim.Extent;
import org.claimline.claim.Side;

/**
 * Rule 11: an asserted word about a PART or the EDGE of a place never confirms, settles or concedes the whole. Two holders of
 * parts make the place CONTESTED; forces in a part contest as forces do, forces at the edge do not.
 */
final class PartRule {
    private PartRule() {}

    static void apply(Draft town, Telling telling) {
        boolean edge = telling.claim().extent() == Extent.EDGE;
        switch (telling.reading().kind()) {
            case HOLD -> hold(town, telling);
            case FORCE, ARRIVAL -> {
                if (edge) {
                    atTheEdge(town, telling);
                } else {
                    inside(town, telling);
                }
            }
            case FIGHT -> {
                if (edge) {
                    shownOnly(town, telling);
                } else {
                    town.fight(telling);
                }
            }
            case GONE -> gone(town, telling);
            case DENIED, NOBODY, UNKNOWN -> shownOnly(town, telling);
            case NOTHING -> town.setAside(telling, SetAside.NO_EFFECT, Optional.empty());
        }
    }

    private static void hold(Draft town, Telling telling) {
        Side side = telling.reading().side();
        if (town.isHeldBy(side) && !town.isContested()) {
            town.add(telling.as(Role.WORD));
        } else if (telling.isOwn()) {
            claimPart(town, telling);
        } else if (town.isHeldByOpponentOf(side) || hasRival(town, side)) {
            town.contest(telling.as(Role.PART), Rule.SPLIT);
        } else {
            town.add(telling.as(Role.PART));
        }
    }

    /** A part claimed by its own side is a claim; two holders of parts split the place. */
    private static void claimPart(Draft town, Telling telling) {
        boolean otherHoldsPart = town.opponentsOf(telling.reading().side()).anyMatch(t -> !t.isWhole());
        if (otherHoldsPart || town.isContested()) {
            town.contest(telling, Rule.SPLIT);
        } else {
            town.add(telling.as(Role.CLAIM));
        }
    }

    private static boolean hasRival(Draft town, Side side) {
        return town.opponentsOf(side).findAny().isPresent();
    }

    private static void inside(Draft town, Telling telling) {
        Side side = telling.reading().side();
        if (telling.isOwn()) {
            PartisanRule.claim(town, telling);
        } else if (town.isHeldByOpponentOf(side) || hasRival(town, side)) {
            town.contest(telling.as(Role.PART), Rule.ARRIVAL);
        } else {
            town.add(telling.as(town.isHeldBy(side) ? Role.WORD : Role.PART));
        }
    }

    private static void atTheEdge(Draft town, Telling telling) {
        if (telling.isOwn() && !town.isHeldBy(telling.reading().side())) {
            town.add(telling.as(Role.CLAIM));
        } else {
            town.add(telling.as(Role.WORD));
        }
    }

    /** A neutral's word that a side left a part ends that side's parts. */
    private static void gone(Draft town, Telling telling) {
        if (telling.voice().isNeutral()) {
            town.closesBy(Closing.NEUTRAL_SETTLEMENT);
            town.kill(t -> !t.isWhole() && t.reading().isFor(telling.reading().side()), SetAside.OUTWEIGHED, telling);
        }
        shownOnly(town, telling);
    }

    private static void shownOnly(Draft town, Telling telling) {
        town.setAside(telling, SetAside.SHOWN_ONLY, Optional.empty());
    }
}
