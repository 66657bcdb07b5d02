package org.claimline.oracle;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Evidence;
import org.claimline.claim.Extent;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;

/**
 * What one claim says, whose word it is and how firmly it is given: all that rules 1, 2, 4, 9 and 13 say of it before anything
 * else that was told is looked at.
 *
 * @param order    its place in the sorted set
 * @param about    who holds the place by it, or no longer does
 * @param voice    the side whose word it is; empty for a neutral's
 * @param passedOn the word is another's than the claimant's
 */
record Word(
        int order,
        ClaimVersion claim,
        Sense sense,
        Subject about,
        Optional<Side> voice,
        boolean passedOn,
        Force force) {

    enum Sense {
        HOLD,
        FORCES,
        ARRIVAL,
        GONE,
        DENIED,
        NOBODY,
        FIGHT,
        UNKNOWN,
        NOTHING
    }

    enum Force {
        FIRM,
        HEDGED,
        RUMOUR
    }

    static Word of(int order, ClaimVersion claim) {
        Optional<Side> voice = voice(claim);
        boolean passedOn = !voice.equals(claim.speaker().side());
        Sense sense = sense(claim, voice);
        return new Word(order, claim, sense, about(claim, sense), voice, passedOn, force(claim, passedOn));
    }

    /** Rule 4: what a camp's source passes on to its camp's gain, and what a captive concedes, is the gainer's own word. */
    private static Optional<Side> voice(ClaimVersion c) {
        Speaker s = c.speaker();
        boolean quotes = !s.publisherSide().equals(s.side());
        if (quotes && s.publisherSide().filter(p -> isServed(p, c)).isPresent()) {
            return s.publisherSide();
        }
        boolean free = s.condition() == ClaimantCondition.FREE;
        return free ? s.side() : s.side().flatMap(own -> captor(own, c)).or(s::side);
    }

    private static boolean isServed(Side camp, ClaimVersion c) {
        return switch (c.assertion()) {
            case CONTROLS, CAPTURED, HANDED_OVER, BESIEGED, ENTERED, PRESENT, REINFORCED, REPELLED, STRUCK ->
                camp.equals(c.side());
            case LOST, WITHDREW, DENIED -> !camp.equals(c.side());
            case SURRENDERED -> camp.equals(c.side().opposingCamp().orElse(camp)) && !camp.equals(c.side());
            case NO_MANS_LAND, STATUS_UNKNOWN -> true;
            case FIGHTING, ADVANCING -> false;
        };
    }

    private static Optional<Side> captor(Side own, ClaimVersion c) {
        return switch (c.assertion()) {
            case CONTROLS, CAPTURED, HANDED_OVER, BESIEGED, ENTERED, PRESENT, REINFORCED, REPELLED, STRUCK ->
                Optional.of(c.side()).filter(gainer -> !gainer.equals(own));
            case LOST, WITHDREW, SURRENDERED, DENIED -> own.opposingCamp().filter(x -> own.equals(c.side()));
            case NO_MANS_LAND, STATUS_UNKNOWN, FIGHTING, ADVANCING -> Optional.empty();
        };
    }

    private static Sense sense(ClaimVersion c, Optional<Side> voice) {
        return switch (c.assertion()) {
            case CONTROLS, CAPTURED, HANDED_OVER, BESIEGED -> Sense.HOLD;
            case SURRENDERED -> c.side().opposingCamp().isPresent() ? Sense.HOLD : Sense.GONE;
            case LOST, WITHDREW -> Sense.GONE;
            case DENIED -> Sense.DENIED;
            case PRESENT, REINFORCED, REPELLED -> Sense.FORCES;
            case STRUCK -> voice.filter(v -> !v.equals(c.side())).isPresent() ? Sense.FORCES : Sense.NOTHING;
            case ENTERED -> Sense.ARRIVAL;
            case NO_MANS_LAND -> Sense.NOBODY;
            case FIGHTING -> Sense.FIGHT;
            case STATUS_UNKNOWN -> voice.isEmpty() ? Sense.UNKNOWN : Sense.NOTHING;
            case ADVANCING -> Sense.NOTHING;
        };
    }

    private static Subject about(ClaimVersion c, Sense sense) {
        return switch (c.assertion()) {
            case SURRENDERED ->
                sense == Sense.HOLD ? Subject.of(c.side().opposingCamp().orElseThrow()) : c.subject();
            case NO_MANS_LAND -> Subject.NOBODY;
            default -> c.subject();
        };
    }

    private static Force force(ClaimVersion c, boolean passedOn) {
        boolean doubtful = c.speaker().condition() != ClaimantCondition.FREE && !passedOn;
        if (c.certainty() == Certainty.RUMOUR) {
            return Force.RUMOUR;
        }
        return c.certainty() == Certainty.ASSERTED && c.speaker().rated() && !doubtful ? Force.FIRM : Force.HEDGED;
    }

    boolean rated() {
        return claim.speaker().rated();
    }

    boolean firm() {
        return force == Force.FIRM;
    }

    boolean whole() {
        return claim.extent() == Extent.WHOLE;
    }

    boolean atTheEdge() {
        return claim.extent() == Extent.EDGE;
    }

    boolean neutral() {
        return voice.isEmpty();
    }

    Stance stance() {
        return voice.map(Stance::of).orElse(Stance.NEUTRAL);
    }

    boolean by(Side side) {
        return voice.filter(side::equals).isPresent();
    }

    Side side() {
        return about.side();
    }

    /** It puts somebody into the place. */
    boolean puts() {
        return sense == Sense.HOLD || sense == Sense.FORCES || sense == Sense.ARRIVAL;
    }

    boolean puts(Side side) {
        return puts() && side().equals(side);
    }

    boolean putsAnotherThan(Side side) {
        return puts() && !side().equals(side);
    }

    /** It says that {@code side} does not have the place. */
    boolean takesFrom(Side side) {
        return switch (sense) {
            case GONE, DENIED -> side().equals(side);
            case NOBODY -> !side.isNobody();
            default -> false;
        };
    }

    boolean contradicts(Word other) {
        return puts()
                ? other.putsAnotherThan(side()) || other.takesFrom(side())
                : other.puts() && takesFrom(other.side());
    }

    /** Told by the side that it puts into the place. */
    boolean own() {
        return puts() && by(side());
    }

    boolean change() {
        return claim.assertion().isChange();
    }

    /** A word that its party holds on: no change, no arrival. */
    boolean standing() {
        return (sense == Sense.HOLD || sense == Sense.FORCES) && !change();
    }

    /** Rule 15: it speaks of control, presence or fighting, and somebody rated speaks. */
    boolean heard() {
        return rated() && sense != Sense.NOTHING && sense != Sense.UNKNOWN;
    }

    boolean overlaps(Word other) {
        return claim.when().overlaps(other.claim.when());
    }

    /** Heard only through another side's source, or from a captive. */
    boolean hearsay() {
        Optional<Side> publisher = claim.speaker().publisherSide();
        return passedOn
                || (publisher.isPresent() && !publisher.equals(claim.speaker().side()));
    }

    boolean firstHand() {
        return !passedOn && claim.speaker().id().equals(claim.origin());
    }

    boolean sameOrigin(Word other) {
        return claim.origin().equals(other.claim.origin());
    }

    /** Rule 5: another origin, and resting on other evidence. */
    boolean independentOf(Word other) {
        return !sameOrigin(other) && pieces().stream().noneMatch(other.pieces()::contains);
    }

    private Set<String> pieces() {
        return claim.evidence().stream()
                .map(Evidence::sha256)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    boolean asReliableAs(Word other) {
        return claim.speaker().reliability().isAtLeast(other.claim.speaker().reliability());
    }
}
