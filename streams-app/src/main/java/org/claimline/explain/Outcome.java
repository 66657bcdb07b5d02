package org.claimline.explain;

import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.claimline.reconcile.Verdict;

/** What a reader would see of a town. */
record Outcome(Status status, Optional<Side> controller, Optional<Side> claimedBy, boolean known) {
    /** Of a town of which nothing is told. */
    static final Outcome NOTHING = new Outcome(Status.UNCLEAR, Optional.empty(), Optional.empty(), false);

    static Outcome of(Verdict verdict) {
        return new Outcome(
                verdict.status(),
                verdict.controller().map(Subject::side),
                verdict.claimedBy().map(Subject::side),
                true);
    }

    /** Whether it gives or claims the place for {@code side}. */
    boolean isFor(Optional<Side> side) {
        Optional<Side> named =
                switch (status) {
                    case CONFIRMED, REPORTED -> controller;
                    case CLAIMED -> claimedBy;
                    case CONTESTED, UNCLEAR -> Optional.empty();
                };
        return named.isPresent() && named.equals(side);
    }

    /** As what follows "it" or "if so": in the conditional. */
    String words(Attribution words) {
        if (!known) {
            return "nothing would be known of " + words.town();
        }
        String holder = controller.map(words::party).orElse("nobody named");
        String claimant = claimedBy.map(words::party).orElse("nobody named");
        return switch (status) {
            case CONFIRMED -> "sources would agree that " + holder + " holds it";
            case REPORTED -> "it would be reported that " + holder + " holds it";
            case CLAIMED -> "it would be claimed for " + claimant;
            case CONTESTED -> "it would be contested";
            case UNCLEAR -> "it would be unclear who holds it";
        };
    }
}
