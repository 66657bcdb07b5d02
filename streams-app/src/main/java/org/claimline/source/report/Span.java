package org.claimline.source.report;

import java.time.Instant;
import java.util.Optional;

/**
 * A span of known time [from, until).
 *
 * @param until empty while it lasts
 */
record Span(Instant from, Optional<Instant> until) {

    /** Whether it holds any instant. */
    boolean isEmpty() {
        return until.filter(end -> !end.isAfter(from)).isPresent();
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && until.filter(end -> !time.isBefore(end)).isEmpty();
    }

    boolean meets(Span next) {
        return until.filter(next.from::equals).isPresent();
    }

    static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
