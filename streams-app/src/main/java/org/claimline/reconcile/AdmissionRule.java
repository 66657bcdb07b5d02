package org.claimline.reconcile;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.Side;

/**
 * Rule 4: an asserted word of a side against its own interest settles at once, unless another origin of the same camp, as
 * reliable, says the contrary. A conceded loss stands until its side claims the place again.
 */
final class AdmissionRule {
    /** For so long after an admission its own camp's contrary word makes a contest; later it is a rebuttal (rule 7). */
    static final Duration CONTRADICTABLE = Duration.ofHours(36);

    private AdmissionRule() {}

    static void apply(Draft town, Telling telling) {
        Side speaker = telling.voice().side().orElseThrow();
        if (isContradictedAlready(town, telling, speaker)) {
            town.contest(telling, Rule.ADMISSION_CONTRADICTED);
            return;
        }
        switch (telling.reading().kind()) {
            case HOLD -> admitHold(town, telling, speaker);
            case FORCE -> admitForce(town, telling, speaker);
            case ARRIVAL -> NeutralRule.arrival(town, telling);
            case GONE -> concede(town, telling, speaker);
            case NOBODY -> concedeToNobody(town, telling, speaker);
            case DENIED, FIGHT, UNKNOWN, NOTHING -> town.setAside(telling, SetAside.SHOWN_ONLY, Optional.empty());
        }
    }

    private static Settled.Admission admission(Telling telling, Side speaker) {
        return new Settled.Admission(
                speaker,
                telling.claim().origin(),
                telling.claim().speaker().reliability(),
                telling.claim().when());
    }

    /** Another origin of the camp, as reliable, holds to the contrary within the precision. */
    private static boolean isContradictedAlready(Draft town, Telling telling, Side speaker) {
        boolean concedesHold = telling.reading().isFor() && telling.reading().kind() != Reading.Kind.ARRIVAL;
        boolean concedesLoss =
                telling.reading().isAgainst(speaker) && telling.reading().kind() != Reading.Kind.DENIED;
        return (concedesHold || concedesLoss)
                && town.asserted()
                        .filter(t -> t.isOwn() && t.voice().is(speaker) && t.isWhole())
                        .filter(t -> t.reading().isStanding() && !t.sameOrigin(telling) && t.overlaps(telling))
                        .anyMatch(t -> t.claim()
                                .speaker()
                                .reliability()
                                .isAtLeast(telling.claim().speaker().reliability()));
    }

    /** Whether {@code telling}, a side's own word, contradicts an admission of its camp that is still fresh. */
    static boolean contradictsFreshAdmission(Draft town, Telling telling) {
        return town.settled()
                .flatMap(Settled::admission)
                .filter(a -> telling.voice().is(a.side()))
                .filter(a -> !a.origin().equals(telling.claim().origin()))
                .filter(a -> telling.claim().speaker().reliability().isAtLeast(a.reliability()))
                .filter(a -> a.when().overlaps(telling.claim().when())
                        || !telling.claim()
                                .when()
                                .estimate()
                                .isAfter(a.when().estimate().plus(CONTRADICTABLE)))
                .isPresent();
    }

    private static void admitHold(Draft town, Telling telling, Side speaker) {
        Settlement.byAdmission(town, telling, telling.reading().subject(), admission(telling, speaker), List.of());
    }

    private static void admitForce(Draft town, Telling telling, Side speaker) {
        if (NeutralRule.opponentInside(town, telling.reading().side())) {
            town.contest(telling, Rule.ARRIVAL);
        } else {
            admitHold(town, telling, speaker);
        }
    }

    private static void concede(Draft town, Telling telling, Side speaker) {
        Settled.Admission admission = admission(telling, speaker);
        town.closesBy(Closing.ADMISSION);
        Optional<Telling> gain = gain(town, speaker);
        town.kill(t -> t.reading().isFor(speaker) || t.role() == Role.FIGHT, SetAside.CONCEDED, telling);
        town.saidToHaveLost(speaker);
        boolean heldByAnother = town.isHeldByOpponentOf(speaker);
        if (gain.isPresent() && !heldByAnother) {
            ClaimKey claimed = gain.get().claim().key();
            Settlement.byAdmission(town, telling, gain.get().reading().subject(), admission, List.of(claimed));
            return;
        }
        if (heldByAnother) {
            Settlement.confirm(town, telling, admission);
        } else {
            if (!town.isHeldBy(Side.NOBODY)) {
                Settlement.vacate(town, telling, Rule.ADMISSION, Optional.of(admission));
            }
            town.concede(new Concession(
                    speaker, telling.claim().key(), admission, telling.claim().when()));
        }
        town.add(telling.as(Role.SUPPORT));
    }

    /** Concedes the speaker's side and denies the other's. */
    private static void concedeToNobody(Draft town, Telling telling, Side speaker) {
        Settled.Admission admission = admission(telling, speaker);
        town.closesBy(Closing.ADMISSION);
        town.kill(t -> t.reading().isFor(speaker), SetAside.CONCEDED, telling);
        town.saidToHaveLost(speaker);
        if (town.isHeldBy(speaker) || town.holder().isEmpty()) {
            Settlement.vacate(town, telling, Rule.NO_MANS_LAND, Optional.of(admission));
            town.concede(new Concession(
                    speaker, telling.claim().key(), admission, telling.claim().when()));
        }
        boolean rivals = town.opponentsOf(speaker).findAny().isPresent();
        if (!town.isHeldByOpponentOf(speaker)) {
            if (rivals) {
                town.contest(telling, Rule.REBUTTAL);
            } else {
                town.add(telling.as(Role.SUPPORT));
            }
        } else if (town.isConfirmed()) {
            town.add(telling.as(Role.REBUTTAL));
        } else {
            town.contest(telling, Rule.REBUTTAL);
        }
    }

    /** Who gains by a loss of {@code loser}: any live claim of the gain that is more than a rumour, by somebody rated. */
    private static Optional<Telling> gain(Draft town, Side loser) {
        return town.live()
                .filter(t -> t.isRated() && t.isWhole() && t.reading().isForOtherThan(loser))
                .filter(AdmissionRule::namesGainer)
                .max(Comparator.comparing(Telling::isAsserted).thenComparing(Telling.FOLD_ORDER));
    }

    /** Whether a telling claims a gain: an arrival does so only where its own side tells it, or the loser concedes it. */
    static boolean namesGainer(Telling telling) {
        boolean arrival = telling.reading().kind() == Reading.Kind.ARRIVAL;
        return telling.reading().isFor() && (!arrival || !telling.voice().isNeutral());
    }
}
