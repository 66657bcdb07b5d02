package org.claimline.reconcile;

import java.util.Optional;
import org.claimline.claim.Extent;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;

/**
 * Rule 6, with the readings of rule 2: what an asserted word of a neutral origin does. It outweighs partisan claims whose event
 * time is not later; since claims are folded by event time, those are the ones already there.
 */
final class NeutralRule {
    private NeutralRule() {}

    static void apply(Draft town, Telling telling) {
        Reading reading = telling.reading();
        switch (reading.kind()) {
            case HOLD -> hold(town, telling, reading.subject());
            case FORCE -> force(town, telling);
            case ARRIVAL -> arrival(town, telling);
            case GONE -> gone(town, telling);
            case DENIED -> denied(town, telling);
            case FIGHT -> town.fight(telling);
            case NOBODY -> hold(town, telling, Subject.NOBODY);
            case UNKNOWN -> unknown(town, telling);
            case NOTHING -> town.setAside(telling, SetAside.NO_EFFECT, Optional.empty());
        }
    }

    /** Whether an opponent is inside as far as it is established: the assessed holder, or forces told by one who gains nothing. */
    static boolean opponentInside(Draft town, Side side) {
        return town.isHeldByOpponentOf(side)
                || town.opponentsOf(side).anyMatch(t -> !t.isOwn() && t.claim().extent() != Extent.EDGE);
    }

    /** The neutral assertion of the very same event time that a partisan word, folded after it, contradicts: it is not later either. */
    static Optional<Telling> outweighing(Draft town, Telling partisan) {
        return town.asserted()
                .filter(t -> t.voice().isNeutral() && t.isWhole() && t.role() == Role.SUPPORT)
                .filter(t -> t.claim()
                        .when()
                        .estimate()
                        .equals(partisan.claim().when().estimate()))
                .filter(t -> t.contradicts(partisan))
                .findFirst();
    }

    private static void hold(Draft town, Telling telling, Subject holder) {
        town.closesBy(Closing.NEUTRAL_SETTLEMENT);
        Settlement.byNeutral(town, telling, holder);
    }

    private static void force(Draft town, Telling telling) {
        if (opponentInside(town, telling.reading().side())) {
            town.contest(telling, Rule.ARRIVAL);
        } else {
            hold(town, telling, telling.reading().subject());
        }
    }

    static void arrival(Draft town, Telling telling) {
        Side side = telling.reading().side();
        if (town.isHeldBy(side)) {
            town.add(telling.as(Role.SUPPORT));
        } else if (town.isHeldByOpponentOf(side)
                || town.opponentsOf(side).findAny().isPresent()) {
            town.contest(telling, Rule.ARRIVAL);
        } else {
            town.add(telling.as(Role.CLAIM));
        }
    }

    private static void gone(Draft town, Telling telling) {
        Side side = telling.reading().side();
        town.closesBy(Closing.NEUTRAL_SETTLEMENT);
        town.kill(t -> t.reading().isFor(side) || t.role() == Role.FIGHT, SetAside.OUTWEIGHED, telling);
        town.saidToHaveLost(side);
        town.unsettleBeforeAdmission(side);
        if (town.isHeldBy(side) || town.holder().isEmpty()) {
            Settlement.vacate(town, telling, Rule.DEPARTURE);
        }
        town.add(telling.as(Role.SUPPORT));
    }

    /**
     * A denial can contest; it never re-establishes control. A holder whom nobody else told but the side itself rests on the origin
     * that now denies, and falls.
     */
    private static void denied(Draft town, Telling telling) {
        Side side = telling.reading().side();
        town.closesBy(Closing.NEUTRAL_SETTLEMENT);
        town.kill(t -> t.reading().isFor(side) && t.role() != Role.SUPPORT, SetAside.OUTWEIGHED, telling);
        boolean others = town.asserted().anyMatch(t -> t.reading().isFor(side) && !t.isOwn())
                || town.settled().flatMap(Settled::admission).isPresent();
        if (town.isHeldBy(side) && others) {
            town.contest(telling, Rule.REBUTTAL);
        } else {
            if (town.isHeldBy(side)) {
                town.kill(t -> t.reading().isFor(side), SetAside.OUTWEIGHED, telling);
                Settlement.vacate(town, telling, Rule.DENIAL);
            }
            town.unsettleBeforeAdmission(side);
            town.add(telling.as(Role.WORD));
        }
    }

    static void unknown(Draft town, Telling telling) {
        town.closesBy(Closing.UNSETTLED);
        town.kill(t -> true, SetAside.UNSETTLED, telling);
        town.clearConcessions();
        Settlement.vacate(town, telling, Rule.STATUS_UNKNOWN);
        town.add(telling.as(Role.SUPPORT));
    }
}
