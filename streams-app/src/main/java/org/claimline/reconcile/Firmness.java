package org.claimline.reconcile;

import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;

/** How firmly a claim counts: as told, but an unrated word counts as hedged (rules 9 and 13), and so does an unfree one. */
enum Firmness {
    ASSERTED,
    HEDGED,
    RUMOUR;

    static Firmness of(ClaimVersion claim, Voice voice) {
        if (claim.certainty() == Certainty.RUMOUR) {
            return RUMOUR;
        }
        boolean unfree = claim.speaker().condition() != ClaimantCondition.FREE && !voice.passedOn();
        boolean weakened = !claim.speaker().rated() || unfree;
        return claim.certainty() == Certainty.HEDGED || weakened ? HEDGED : ASSERTED;
    }
}
