package org.claimline.faults;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Whether what a process takes stays the same. Of samples taken at even distances the medians of the second and of the last quarter are compared: the
 * first quarter is for warming up, and a single sample says nothing.
 *
 * @param second median of the second quarter
 * @param last   median of the last quarter
 */
record Flatness(double second, double last) {
    static final int FEWEST = 12;

    static Flatness of(List<Sample> samples, ToDoubleFunction<Sample> what) {
        if (samples.size() < FEWEST) {
            throw new IllegalArgumentException(
                    samples.size() + " samples are too few to tell; take " + FEWEST + " or more");
        }
        int quarter = samples.size() / 4;
        return new Flatness(
                median(samples.subList(quarter, 2 * quarter), what),
                median(samples.subList(samples.size() - quarter, samples.size()), what));
    }

    /** Of the second quarter: 0.1 is a tenth more. */
    double growth() {
        return last / second - 1;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f then %.1f MB, %+.1f %%", second / 1e6, last / 1e6, 100 * growth());
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> what) {
        double[] sorted = samples.stream().mapToDouble(what).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
