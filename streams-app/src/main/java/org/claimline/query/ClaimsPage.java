package org.claimline.query;

import java.util.List;
import org.claimline.claim.ClaimVersion;
import org.jspecify.annotations.Nullable;

/**
 * Some of a town's claims, in the order of the fold.
 *
 * @param last the key of the last one, where more follow; else null
 */
public record ClaimsPage(List<ClaimView> claims, @Nullable String last) {
    private static final int DIGITS = 20;

    /** A text that sorts as {@link ClaimVersion#FOLD_ORDER} does. */
    static String key(ClaimVersion claim) {
        return String.join(
                "\0",
                digits(claim.when().estimate().toEpochMilli()),
                digits(claim.knownTime().toEpochMilli()),
                claim.key().source(),
                claim.key().report(),
                claim.key().claim(),
                digits(claim.knownFrom().toEpochMilli()));
    }

    private static String digits(long number) {
        String digits = Long.toUnsignedString(number ^ Long.MIN_VALUE);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
