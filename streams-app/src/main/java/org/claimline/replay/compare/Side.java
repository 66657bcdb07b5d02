package org.claimline.replay.compare;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.claimline.claim.ClaimKey;
import org.claimline.source.report.Decision;

/**
 * One of two runs that are compared.
 *
 * @param name        what it is called
 * @param knownAt     what became known later does not count
 * @param whereabouts where it has what is in another town here
 * @param decisions   what its desk decided about a claim, or about the source of it, by then; in any order
 */
public record Side(
        String name, Instant knownAt, Whereabouts whereabouts, Function<ClaimKey, List<Decision>> decisions) {

    /** A run of which nothing but its towns is known. */
    public static Side of(String name, Instant knownAt) {
        return new Side(name, knownAt, Whereabouts.UNKNOWN, claim -> List.of());
    }
}
