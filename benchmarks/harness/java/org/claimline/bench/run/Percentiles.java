package org.claimline.bench.run;

import java.util.Arrays;

/** Values by rank: the smallest that so many of a hundred do not exceed. */
public final class Percentiles {
    private final long[] sorted;

    public Percentiles(long[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /**
     * The value that {@code percent} of all do not exceed.
     *
     * @param percent above 0, at most 100
     * @throws IllegalStateException if there are no values
     */
    public long at(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent: " + percent + "; give one above 0 and at most 100");
        }
        if (sorted.length == 0) {
            throw new IllegalStateException("there are no values");
        }
        return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
    }
}
