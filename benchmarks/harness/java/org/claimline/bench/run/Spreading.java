package org.claimline.bench.run;

import java.util.List;
import java.util.Locale;

/** Figures of several rounds as one: the median, and from where to where they spread. */
public record Spreading(double median, double least, double most) {

    /** Of {@code values}; refuses none. */
    public static Spreading of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there are no values");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spreading(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** {@code 12.3 (11.9-13.0)} with as many decimals as said; the median alone where all are one. */
    public String shown(int decimals) {
        String number = "%." + decimals + "f";
        return least == most
                ? String.format(Locale.ROOT, number, median)
                : String.format(Locale.ROOT, number + " (" + number + "-" + number + ")", median, least, most);
    }
}
