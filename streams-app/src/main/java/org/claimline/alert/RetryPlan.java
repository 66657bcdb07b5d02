package org.claimline.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery that failed is tried again: the waiting time triples each time up to a longest, half of it left to chance so that many do not
 * come back at once. What the receiver asks for by {@code Retry-After} is honoured where it is longer, up to a day.
 *
 * @param first    before the second try
 * @param longest  between two tries
 * @param attempts tries in all, before it is given up
 */
public record RetryPlan(Duration first, Duration longest, int attempts) {
    public static final RetryPlan DEFAULT = new RetryPlan(Duration.ofSeconds(1), Duration.ofHours(1), 24);

    private static final Duration LONGEST_ASKED = Duration.ofDays(1);
    private static final int FACTOR = 3;

    public RetryPlan {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("waiting times from " + first + " to " + longest
                    + ": the first must be above 0, and the longest no shorter");
        }
        if (attempts < 1) {
            throw new IllegalArgumentException(attempts + " attempts: it takes at least one");
        }
    }

    /**
     * When to try again.
     *
     * @param tried how often it was tried, at least once
     * @param asked what the receiver asked for
     * @return empty after the last try
     */
    public Optional<Instant> next(int tried, Instant now, Optional<Duration> asked, RandomGenerator chance) {
        if (tried >= attempts) {
            return Optional.empty();
        }
        Duration wait = first;
        for (int i = 1; i < tried && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(FACTOR);
        }
        long most = Math.min(wait.toMillis(), longest.toMillis());
        long jittered = most / 2 + chance.nextLong(most / 2 + 1);
        long wanted = asked.map(a -> a.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : a)
                .map(Duration::toMillis)
                .orElse(0L);
        return Optional.of(now.plusMillis(Math.max(jittered, wanted)));
    }
}
