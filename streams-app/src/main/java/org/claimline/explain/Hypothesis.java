package org.claimline.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.EventTime;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Interest;
import org.claimline.reconcile.Role;
import org.claimline.reconcile.Telling;

/**
 * Something that might be said next of a town, each by a new source in its own voice, of the whole place and without reservation.
 *
 * @param speaker   the side that speaks; empty for neutral sources
 * @param voices    how many independent sources say so
 * @param assertion what they say
 * @param subject   of whom
 * @param who       those sources in words
 * @param what      what they would do, as what follows {@code who}
 * @param so        the same where it is plain of whom, for it is what they would bring about
 */
record Hypothesis(
        Optional<Side> speaker, int voices, Assertion assertion, Subject subject, String who, String what, String so) {

    /** Whether it says of its own side that it no longer holds the place. */
    boolean isLoss() {
        return assertion == Assertion.LOST;
    }

    /** Whether it says of another side that it holds the place. */
    boolean isAdmission() {
        return assertion == Assertion.CONTROLS
                && speaker.filter(s -> !s.equals(subject.side())).isPresent();
    }

    /** Whether it says of its own side that it holds the place. */
    boolean isOwnHold() {
        return assertion == Assertion.CONTROLS
                && speaker.filter(subject.side()::equals).isPresent();
    }

    /** Whether who says it loses by it, as the town stands in {@code state}. */
    boolean isAgainstInterest(FoldState state) {
        ClaimVersion claim = claims(Instant.EPOCH, Reliability.C).get(0);
        return Telling.restored(claim, Optional.empty(), Role.WORD, false, false)
                        .interestIn(state)
                == Interest.AGAINST_INTEREST;
    }

    /** What would have to happen to bring {@code outcome} about, as what follows "if". */
    String condition(Outcome outcome) {
        return who + " " + (outcome.isFor(Optional.of(subject.side())) ? so : what);
    }

    /**
     * The claims that would be told, in fold order.
     *
     * @param grade of the sources
     */
    List<ClaimVersion> claims(Instant at, Reliability grade) {
        return IntStream.rangeClosed(1, voices)
                .mapToObj(voice -> claim("hypothesis-" + voice, at, grade))
                .toList();
    }

    private ClaimVersion claim(String source, Instant at, Reliability grade) {
        return new ClaimVersion(
                new ClaimKey(source, source, source),
                assertion,
                subject,
                Extent.WHOLE,
                Certainty.ASSERTED,
                new EventTime(at, Precision.INSTANT, at, at),
                at,
                at,
                Optional.empty(),
                new Speaker(
                        source,
                        Optional.empty(),
                        speaker.map(Stance::of).orElse(Stance.NEUTRAL),
                        speaker,
                        speaker,
                        true,
                        true,
                        grade,
                        ClaimantCondition.FREE),
                "hypothetical origin " + source,
                List.of(),
                Optional.empty(),
                false);
    }
}
