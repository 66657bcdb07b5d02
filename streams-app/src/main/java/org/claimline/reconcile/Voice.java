package org.claimline.reconcile;

import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;

/**
 * Whose word a claim counts as (rules 1 and 4). Mostly the claimant's. Whatever a camp's source passes on that gains for that
 * camp counts as that camp's own word, whoever is quoted; so do the words of somebody who could not speak freely, for the side
 * that gains by them. The origin stays the claimant's, so that a word passed on is no second voice.
 *
 * @param side     the side that speaks; empty for a neutral
 * @param passedOn the word counts for another than the claimant
 */
record Voice(Optional<Side> side, boolean passedOn) {

    static Voice of(ClaimVersion claim) {
        Speaker speaker = claim.speaker();
        Optional<Side> publisher = speaker.publisherSide();
        if (!speaker.ownChannel() && publisher.isPresent() && !publisher.equals(speaker.side())) {
            if (gains(claim, publisher.get())) {
                return new Voice(publisher, true);
            }
        }
        if (speaker.condition() != ClaimantCondition.FREE && speaker.side().isPresent()) {
            Optional<Side> captor = gainerAgainst(claim, speaker.side().get());
            if (captor.isPresent()) {
                return new Voice(captor, true);
            }
        }
        return new Voice(speaker.side(), false);
    }

    /** Whether {@code side} gains by the claim, or the claim settles nothing for anyone. */
    private static boolean gains(ClaimVersion claim, Side side) {
        boolean about = claim.side().equals(side);
        return switch (claim.assertion()) {
            case CONTROLS, CAPTURED, HANDED_OVER, BESIEGED, ENTERED, PRESENT, REINFORCED, REPELLED, STRUCK ->
                about || claim.subject().side().isNobody();
            case LOST, WITHDREW, DENIED -> !about;
            case SURRENDERED -> claim.side().opposingCamp().map(side::equals).orElse(!about);
            case NO_MANS_LAND, STATUS_UNKNOWN -> true;
            case ADVANCING, FIGHTING -> false;
        };
    }

    /** Who gains by what {@code side} concedes in the claim, if it concedes anything. */
    private static Optional<Side> gainerAgainst(ClaimVersion claim, Side side) {
        boolean about = claim.side().equals(side);
        return switch (claim.assertion()) {
            case CONTROLS, CAPTURED, HANDED_OVER, BESIEGED, ENTERED, PRESENT, REINFORCED, REPELLED, STRUCK ->
                about || claim.side().isNobody() ? Optional.empty() : Optional.of(claim.side());
            case LOST, WITHDREW, SURRENDERED, DENIED -> about ? side.opposingCamp() : Optional.empty();
            case NO_MANS_LAND, ADVANCING, FIGHTING, STATUS_UNKNOWN -> Optional.empty();
        };
    }

    boolean isNeutral() {
        return side.isEmpty();
    }

    boolean is(Side other) {
        return side.filter(other::equals).isPresent();
    }

    Stance stance() {
        return side.map(Stance::of).orElse(Stance.NEUTRAL);
    }
}
