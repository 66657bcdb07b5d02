package org.claimline.reconcile;

import java.util.Comparator;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Extent;
import org.claimline.claim.Side;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;

/**
 * A claim as the fold holds it: read, with the part it plays. The live ones are the positions of the town.
 *
 * @param contesting     it is one of the positions of the open contest
 * @param orderUncertain its interval overlaps that of a claim it decides against (rule 10)
 */
public record Telling(
        ClaimVersion claim,
        Voice voice,
        Reading reading,
        Firmness firmness,
        Role role,
        boolean contesting,
        boolean orderUncertain) {

    static final Comparator<Telling> FOLD_ORDER = Comparator.comparing(Telling::claim, ClaimVersion.FOLD_ORDER);

    @Override
    public int hashCode() {
        return claim.hashCode();
    }

    static Telling of(ClaimVersion claim) {
        Voice voice = Voice.of(claim);
        return new Telling(claim, voice, Reading.of(claim, voice), Firmness.of(claim, voice), Role.WORD, false, false);
    }

    /**
     * The telling of {@code claim} with what the fold had made of it; the rest follows from the claim.
     *
     * @param gainer as {@link #gainer()} had it
     */
    public static Telling restored(
            ClaimVersion claim, Optional<Subject> gainer, Role role, boolean contesting, boolean orderUncertain) {
        Telling told = of(claim);
        Reading reading =
                gainer.map(g -> new Reading(Reading.Kind.HOLD, g, true)).orElse(told.reading);
        return new Telling(claim, told.voice, reading, told.firmness, role, contesting, orderUncertain);
    }

    /** Who gains by the surrender of another, where the fold reads the telling as that one's hold; empty where it reads as told. */
    public Optional<Subject> gainer() {
        return reading.equals(Reading.of(claim, voice)) ? Optional.empty() : Optional.of(reading.subject());
    }

    Telling as(Role newRole) {
        return new Telling(claim, voice, reading, firmness, newRole, contesting, orderUncertain);
    }

    Telling inContest(boolean now) {
        return now == contesting ? this : new Telling(claim, voice, reading, firmness, role, now, orderUncertain);
    }

    Telling orderUncertain(boolean now) {
        return new Telling(claim, voice, reading, firmness, role, contesting, now);
    }

    /** The stance whose word this counts as. */
    public Stance stance() {
        return voice.stance();
    }

    /** The side whose word this counts as; empty for a neutral's. */
    public Optional<Side> speaks() {
        return voice.side();
    }

    /** The side that the telling gives the place to, or speaks for where it only takes it from another. */
    public Side claimant() {
        return reading.isFor() ? reading.side() : voice.side().orElse(Side.NOBODY);
    }

    /** Whether the side that speaks gains by it, as the town stands in {@code state} (rule 1). */
    public Interest interestIn(FoldState state) {
        return Interest.of(this, new Draft(state));
    }

    boolean isAsserted() {
        return firmness == Firmness.ASSERTED;
    }

    boolean isWhole() {
        return claim.extent() == Extent.WHOLE;
    }

    boolean isRated() {
        return claim.speaker().rated();
    }

    /** Told by the side that gains by it. */
    boolean isOwn() {
        return reading.isFor() && voice.is(reading.side());
    }

    boolean overlaps(Telling other) {
        return claim.when().overlaps(other.claim.when());
    }

    boolean contradicts(Telling other) {
        return reading.contradicts(other.reading);
    }

    /** Quoted by another side's source, or said in captivity: what the claimant told elsewhere is nearer to its own word. */
    boolean isHearsay() {
        Optional<Side> publisher = claim.speaker().publisherSide();
        boolean quoted = !claim.speaker().ownChannel()
                && publisher.isPresent()
                && !publisher.equals(claim.speaker().side());
        return quoted || voice.passedOn();
    }

    /** Told by the root of the claim itself. */
    boolean isFirstHand() {
        return claim.speaker().id().equals(claim.origin()) && !voice.passedOn();
    }

    boolean sameOrigin(Telling other) {
        return claim.origin().equals(other.claim.origin());
    }
}
