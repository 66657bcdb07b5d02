package org.claimline.query;

import java.time.Instant;
import java.util.Optional;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Side;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * A claim that was set aside, and why.
 *
 * @param claimant who said it; null where that is withheld (visibility DESK)
 * @param reason   the kind of reason
 * @param why      the reason in words
 * @param by       the claim because of which it was set aside; null where there is none
 */
public record SetAsideView(
        ClaimId claim,
        @Nullable String claimant,
        Stance stance,
        Assertion assertion,
        @Nullable String party,
        Extent extent,
        Certainty certainty,
        Instant eventTime,
        Precision precision,
        Instant knownTime,
        SetAside reason,
        String why,
        @Nullable ClaimId by) {

    static Optional<SetAsideView> of(Fate fate) {
        return fate.reason().map(reason -> of(fate, reason));
    }

    /** Why a claim does not stand, in words; empty while it does. */
    static Optional<String> why(Fate fate) {
        return fate.reason().map(reason -> fate.claim()
                .mark()
                .filter(mark -> reason == SetAside.DESK)
                .map(mark -> "desk: " + mark.reason())
                .orElse(reason.words()));
    }

    private static SetAsideView of(Fate fate, SetAside reason) {
        ClaimVersion claim = fate.claim();
        return new SetAsideView(
                ClaimId.of(claim.key()),
                claim.deskOnly() ? null : claim.speaker().name().orElse(null),
                claim.speaker().stance(),
                claim.assertion(),
                claim.subject().party().equals(Side.NOBODY.id())
                        ? null
                        : claim.subject().party(),
                claim.extent(),
                claim.certainty(),
                claim.when().estimate(),
                claim.when().precision(),
                claim.knownTime(),
                reason,
                why(fate).orElseThrow(),
                fate.by().map(ClaimId::of).orElse(null));
    }
}
