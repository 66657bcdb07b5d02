package org.claimline.replay.compare;

import java.time.Instant;
import java.util.Optional;
import org.claimline.claim.ClaimKey;

/** Where a run has versions of claims that it does not have in the town that is compared. */
@FunctionalInterface
public interface Whereabouts {
    /** A run of which nobody looked where anything is. */
    Whereabouts UNKNOWN = (claim, knownFrom) -> Optional.empty();

    /**
     * The place of a version of a claim, in words: the id of its town, or {@link #WAITING}. Empty where the run has no such version.
     *
     * @param knownFrom since when the version is in force
     */
    Optional<String> of(ClaimKey claim, Instant knownFrom);

    /** What is told of a claim whose place no register knows. */
    String WAITING = "waits for its place";
}
