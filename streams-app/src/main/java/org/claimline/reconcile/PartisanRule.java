package org.claimline.reconcile;

import java.util.List;
import java.util.Optional;
import org.claimline.claim.Side;

/**
 * Rule 7: what an asserted word of the side that gains by it does. A change makes the town CLAIMED and does not contradict what
 * held before; a rebuttal, a standing word of the side said to have lost the place, contests it; an arrival contests where the
 * opponent is.
 */
final class PartisanRule {
    private PartisanRule() {}

    static void apply(Draft town, Telling telling) {
        switch (telling.reading().kind()) {
            case HOLD, FORCE, ARRIVAL -> claim(town, telling);
            case GONE -> departure(town, telling);
            case DENIED -> denial(town, telling);
            case FIGHT, NOBODY, UNKNOWN, NOTHING ->
                throw new IllegalStateException("nobody gains by " + telling.reading());
        }
    }

    /** A word that places its own side in the town; of a part too, which then settles nothing. */
    static void claim(Draft town, Telling telling) {
        Side side = telling.reading().side();
        Optional<Concession> concession = town.concessionByOtherThan(side);
        town.takeBackConcession(side);
        if (telling.isWhole()
                && concession.isPresent()
                && town.holder().filter(h -> !h.isNobody()).isEmpty()) {
            Settlement.byAdmission(
                    town,
                    telling,
                    telling.reading().subject(),
                    concession.get().admission(),
                    List.of(concession.get().claim()));
        } else if (AdmissionRule.contradictsFreshAdmission(town, telling)
                && telling.reading().isStanding()) {
            contradictAdmission(town, telling);
        } else if (town.isHeldBy(side)) {
            restate(town, telling);
        } else if (town.isDisputed()) {
            town.contest(telling, Rule.REBUTTAL);
        } else if (town.isHeldByOpponentOf(side)) {
            againstHolder(town, telling);
        } else {
            withoutHolder(town, telling);
        }
    }

    private static void contradictAdmission(Draft town, Telling telling) {
        town.unsettleAdmission();
        town.recast(
                t -> t.role() == Role.SUPPORT
                        && t.contradicts(telling)
                        && town.holder().filter(h -> t.reading().isFor(h)).isEmpty(),
                Role.CLAIM);
        town.contest(telling, Rule.ADMISSION_CONTRADICTED);
    }

    /** The holder's own word: a rebuttal where it is challenged, else one more voice. */
    private static void restate(Draft town, Telling telling) {
        boolean challenged = town.asserted()
                .filter(t -> t.role() == Role.CLAIM || t.role() == Role.PART)
                .anyMatch(telling::contradicts);
        if (challenged || town.isDisputed()) {
            town.contest(telling, Rule.REBUTTAL);
            return;
        }
        List<Telling> voices = Agreement.voices(town, telling.reading().side(), telling);
        boolean agreed = Agreement.of(voices) == Agreement.Level.CONFIRMED;
        if (telling.isWhole() && agreed && !town.isConfirmed() && !town.isContested()) {
            Settlement.byAgreement(town, telling, telling.reading().subject(), true, voices);
        } else {
            town.add(telling.as(Role.SUPPORT));
        }
    }

    private static void againstHolder(Draft town, Telling telling) {
        if (telling.reading().kind() == Reading.Kind.ARRIVAL) {
            town.contest(telling, Rule.ARRIVAL);
        } else if (isRebuttal(town, telling)) {
            rebut(town, telling);
        } else if (isHeldTo(town, telling)) {
            town.contest(telling, Rule.REBUTTAL);
        } else {
            Settled holder = town.settled().orElseThrow();
            town.add(telling.as(Role.CLAIM)
                    .orderUncertain(holder.decided().overlaps(telling.claim().when())));
        }
    }

    /**
     * A standing word counts as a rebuttal where its side held the place or is said to have lost it, and presence also where the
     * other side claims to be inside; else it is a claim of change.
     */
    private static boolean isRebuttal(Draft town, Telling telling) {
        Side side = telling.reading().side();
        boolean present = telling.reading().kind() == Reading.Kind.FORCE;
        boolean meetsForces = present
                && town.opponentsOf(side)
                        .anyMatch(t -> t.role() == Role.CLAIM && t.reading().kind() != Reading.Kind.HOLD);
        return telling.reading().isStanding() && (meetsForces || isSaidToHaveLost(town, side));
    }

    private static boolean isSaidToHaveLost(Draft town, Side side) {
        boolean takenByOpposingCamp = town.opponentsOf(side)
                .anyMatch(t -> t.reading().change() && t.reading().side().isOpposingCampOf(side));
        return town.isSaidToHaveLost(side) || takenByOpposingCamp;
    }

    /** Against a reported holder a rebuttal contests; against a confirmed one, however often repeated, it is a claim. */
    private static void rebut(Draft town, Telling telling) {
        if (town.isConfirmed()) {
            town.add(telling.as(Role.REBUTTAL));
        } else {
            town.contest(telling, Rule.REBUTTAL);
        }
    }

    /** The other side's own standing word, or denial, within the precision rebuts a change that is told for about the same time. */
    private static boolean isHeldTo(Draft town, Telling telling) {
        return town.asserted()
                .filter(t -> (t.isOwn() && t.reading().isStanding()) || isPartisanDenial(t))
                .anyMatch(t -> t.contradicts(telling) && t.overlaps(telling));
    }

    private static boolean isPartisanDenial(Telling telling) {
        return telling.reading().kind() == Reading.Kind.DENIED
                && !telling.voice().isNeutral();
    }

    private static void withoutHolder(Draft town, Telling telling) {
        Side side = telling.reading().side();
        List<Telling> rivals = town.opponentsOf(side).toList();
        boolean denied = town.asserted()
                .anyMatch(t -> t.reading().isAgainst(side) && !t.voice().is(side));
        boolean meets = telling.reading().kind() == Reading.Kind.ARRIVAL
                ? !rivals.isEmpty()
                : isRebuttal(town, telling) && (!rivals.isEmpty() || denied);
        List<Telling> partisans =
                rivals.stream().filter(t -> !t.voice().isNeutral()).toList();
        boolean sameTime = isHeldTo(town, telling) || partisans.stream().anyMatch(telling::overlaps);
        if (meets) {
            town.contest(telling, telling.reading().kind() == Reading.Kind.ARRIVAL ? Rule.ARRIVAL : Rule.REBUTTAL);
        } else if (sameTime) {
            town.contest(telling, Rule.OVERLAP);
        } else {
            partisans.forEach(t -> town.saidToHaveLost(t.reading().side()));
            town.kill(partisans::contains, SetAside.SUPERSEDED_BY_OPPONENT, telling);
            claimAlone(town, telling);
        }
    }

    private static void claimAlone(Draft town, Telling telling) {
        List<Telling> voices = Agreement.voices(town, telling.reading().side(), telling);
        Agreement.Level level = Agreement.of(voices);
        if (telling.isWhole() && !town.isContested() && level != Agreement.Level.NONE) {
            boolean confirmed = level == Agreement.Level.CONFIRMED;
            Settlement.byAgreement(town, telling, telling.reading().subject(), confirmed, voices);
        } else {
            town.add(telling.as(Role.CLAIM));
        }
    }

    /** Told by its opponent, a departure over a holder or a live claim is a claim; else only a word. */
    private static void departure(Draft town, Telling telling) {
        Side gone = telling.reading().side();
        town.saidToHaveLost(gone);
        boolean over =
                town.isHeldBy(gone) || town.asserted().anyMatch(t -> t.reading().isFor(gone));
        if (!over) {
            town.add(telling.as(Role.WORD));
        } else if (town.isContested() || isHeldTo(town, telling)) {
            town.contest(telling, Rule.REBUTTAL);
        } else {
            town.add(telling.as(Role.CLAIM));
        }
    }

    private static void denial(Draft town, Telling telling) {
        Side denied = telling.reading().side();
        Side speaker = telling.voice().side().orElseThrow();
        boolean rivals = town.asserted().anyMatch(t -> t.reading().isFor(denied) && t.role() != Role.SUPPORT);
        if (!hasStake(town, speaker, denied)) {
            town.setAside(telling, SetAside.SHOWN_ONLY, Optional.empty());
        } else if (rivals && !town.isHeldBy(denied)) {
            town.contest(telling, Rule.REBUTTAL);
        } else if (town.isHeldBy(denied)) {
            if (AdmissionRule.contradictsFreshAdmission(town, telling)) {
                contradictAdmission(town, telling);
            } else {
                rebut(town, telling);
            }
        } else {
            town.add(telling.as(Role.WORD));
        }
    }

    private static boolean hasStake(Draft town, Side speaker, Side denied) {
        return denied.isOpposingCampOf(speaker)
                || town.isHeldBy(speaker)
                || town.isSaidToHaveLost(speaker)
                || town.asserted().anyMatch(t -> t.reading().isFor(speaker));
    }
}
