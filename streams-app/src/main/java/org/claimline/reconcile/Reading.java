package org.claimline.reconcile;

import org.claimline.claim.Assertion;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;

/**
 * What a claim says about who holds the place (rule 2).
 *
 * @param kind    what is said
 * @param subject of whom
 * @param change  told as a change of hands, not as a standing state (rule 7)
 */
record Reading(Kind kind, Subject subject, boolean change) {

    enum Kind {
        /** Holds the place. */
        HOLD,
        /** Has forces in it. */
        FORCE,
        /** Came into it. */
        ARRIVAL,
        /** No longer holds it. */
        GONE,
        /** Does not hold it, or is not in it. */
        DENIED,
        /** It is fought over. */
        FIGHT,
        /** Nobody holds it. */
        NOBODY,
        /** Nobody knows. */
        UNKNOWN,
        /** Says nothing about who holds it. */
        NOTHING
    }

    static Reading of(ClaimVersion claim, Voice voice) {
        Subject subject = claim.subject();
        Kind kind = kind(claim.assertion(), subject, voice);
        if (claim.assertion() == Assertion.SURRENDERED && kind != Kind.NOTHING) {
            return surrendered(subject);
        }
        return new Reading(
                kind,
                kind == Kind.NOBODY ? Subject.NOBODY : subject,
                claim.assertion().isChange());
    }

    private static Kind kind(Assertion assertion, Subject subject, Voice voice) {
        boolean nobody = subject.side().isNobody();
        return switch (assertion) {
            case CONTROLS, CAPTURED, HANDED_OVER, BESIEGED -> nobody ? Kind.NOBODY : Kind.HOLD;
            case PRESENT, REINFORCED, REPELLED -> nobody ? Kind.NOTHING : Kind.FORCE;
            case ENTERED -> nobody ? Kind.NOTHING : Kind.ARRIVAL;
            case LOST, WITHDREW, SURRENDERED -> nobody ? Kind.NOTHING : Kind.GONE;
            case DENIED -> nobody ? Kind.NOTHING : Kind.DENIED;
            case STRUCK -> !nobody && !voice.isNeutral() && !voice.is(subject.side()) ? Kind.FORCE : Kind.NOTHING;
            case FIGHTING -> Kind.FIGHT;
            case NO_MANS_LAND -> Kind.NOBODY;
            case STATUS_UNKNOWN -> voice.isNeutral() ? Kind.UNKNOWN : Kind.NOTHING;
            case ADVANCING -> Kind.NOTHING;
        };
    }

    /** A surrender hands the place to the opposing camp, whoever tells of it; a party of no camp hands it to nobody named. */
    private static Reading surrendered(Subject loser) {
        return loser.side()
                .opposingCamp()
                .map(gainer -> new Reading(Kind.HOLD, Subject.of(gainer), true))
                .orElseGet(() -> new Reading(Kind.GONE, loser, true));
    }

    Side side() {
        return subject.side();
    }

    /** Whether it places its subject in the town. */
    boolean isFor() {
        return kind == Kind.HOLD || kind == Kind.FORCE || kind == Kind.ARRIVAL;
    }

    boolean isFor(Side side) {
        return isFor() && side().equals(side);
    }

    /** Whether it places somebody else than {@code side} in the town. */
    boolean isForOtherThan(Side side) {
        return isFor() && !side().equals(side);
    }

    /** Whether it says that {@code side} does not hold the town, or is not there. */
    boolean isAgainst(Side side) {
        return switch (kind) {
            case GONE, DENIED -> side().equals(side);
            case NOBODY -> !side.isNobody();
            default -> false;
        };
    }

    /** A standing claim of a hold: not a change and not an arrival. */
    boolean isStanding() {
        return (kind == Kind.HOLD || kind == Kind.FORCE) && !change;
    }

    boolean contradicts(Reading other) {
        if (isFor()) {
            return other.isForOtherThan(side()) || other.isAgainst(side());
        }
        return other.isFor() && isAgainst(other.side());
    }

    /** Whether the contest goes on by it (rule 15): it speaks of control, presence or fighting. */
    boolean isHeard() {
        return kind != Kind.NOTHING && kind != Kind.UNKNOWN;
    }
}
