package org.claimline.reconcile;

import java.util.Optional;
import org.claimline.claim.ClaimVersion;

/**
 * The fold of one town: one claim after another, in {@link ClaimVersion#FOLD_ORDER}, into its state. Pure: the same claims in the
 * same order give the same states, whoever asks and whenever.
 *
 * <p>A claim passes the same gates as on a desk. A rumour is noted and no more (rule 9). An unrated word cannot touch what is
 * confirmed (rule 13). A contest of which nothing was heard has lapsed by now (rule 15). The origin's own earlier word gives way
 * (rule 3). Then the claim goes to the one rule that reads it: hedged words to {@link HedgeRule}, words about a part to
 * {@link PartRule}, a neutral's to {@link NeutralRule}, and a side's own by its {@link Interest} to {@link PartisanRule},
 * {@link AdmissionRule} or {@link DisinterestedRule}. Last, a contest whose positions no longer contradict each other is closed.
 *
 * <p>Copies (rule 16) and rejected claims (rule 14) never get here: {@link Copies} and {@link Reconciliation} keep them out, for
 * which telling stands can depend on a claim that is folded later.
 */
public final class TownFold {
    private TownFold() {}

    /** The state after {@code claim}, which must not be before any claim already folded. */
    public static Step apply(FoldState before, ClaimVersion claim) {
        return apply(before, Telling.of(claim));
    }

    static Step apply(FoldState before, Telling telling) {
        if (telling.firmness() == Firmness.RUMOUR) {
            return rumour(before, telling);
        }
        if (lapsesBefore(before, telling)) {
            Step lapse = lapse(before);
            return told(lapse.state(), telling).after(lapse);
        }
        return told(before, telling);
    }

    private static Step told(FoldState before, Telling telling) {
        Draft town = new Draft(before);
        ClaimVersion claim = telling.claim();
        town.told(telling);
        if (!telling.isRated() && town.isConfirmed()) {
            town.setAside(telling, SetAside.UNRATED, Optional.empty());
        } else {
            Supersession.apply(town, telling);
            decide(town, telling);
            town.heard(telling);
            town.endContestIfResolved(claim.when().estimate(), Optional.of(claim.key()));
        }
        return town.done(claim.when().estimate());
    }

    private static Step rumour(FoldState before, Telling telling) {
        Draft town = new Draft(before);
        town.told(telling);
        town.setAside(telling, SetAside.RUMOUR, Optional.empty());
        return town.done(telling.claim().when().estimate());
    }

    private static boolean lapsesBefore(FoldState state, Telling telling) {
        return state.lapsesAt()
                .filter(at -> !at.isAfter(telling.claim().when().estimate()))
                .isPresent();
    }

    private static void decide(Draft town, Telling telling) {
        if (telling.firmness() == Firmness.HEDGED) {
            HedgeRule.apply(town, telling);
        } else if (!telling.isWhole()) {
            PartRule.apply(town, telling);
        } else if (telling.voice().isNeutral()) {
            NeutralRule.apply(town, telling);
        } else {
            decidePartisan(town, telling);
        }
    }

    private static void decidePartisan(Draft town, Telling telling) {
        Interest interest = Interest.of(telling, town);
        Optional<Telling> neutral = NeutralRule.outweighing(town, telling);
        if (interest != Interest.AGAINST_INTEREST && neutral.isPresent()) {
            town.setAside(
                    telling, SetAside.OUTWEIGHED, neutral.map(n -> n.claim().key()));
        } else {
            switch (interest) {
                case IN_INTEREST -> PartisanRule.apply(town, telling);
                case AGAINST_INTEREST -> AdmissionRule.apply(town, telling);
                case DISINTERESTED -> DisinterestedRule.apply(town, telling);
            }
        }
    }

    /** The state after its open contest lapsed, at {@link FoldState#lapsesAt()}; refuses one without. */
    static Step lapse(FoldState state) {
        Draft town = new Draft(state);
        town.lapse();
        return town.done(state.lapsesAt().orElseThrow());
    }
}
