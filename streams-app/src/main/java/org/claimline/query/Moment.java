package org.claimline.query;

import java.time.Instant;
import java.util.Optional;

/**
 * As of when a question is asked, in both times (see "A state is a fold over claims" in docs/methodology.md).
 *
 * @param at      event time up to which claims count, inclusive; empty for all
 * @param knownAt known time at which they must have been in force; empty for what stands now
 */
public record Moment(Optional<Instant> at, Optional<Instant> knownAt) {
    public static final Moment NOW = new Moment(Optional.empty(), Optional.empty());

    /** Whether the answer is the current state, as the reconciled stream has it. */
    public boolean isNow() {
        return at.isEmpty() && knownAt.isEmpty();
    }
}
