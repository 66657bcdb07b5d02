package org.claimline.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a found attack readable. */
final class Smallest {
    private Smallest() {}

    /** As little of {@code lines} as still is {@code bad}. */
    static List<Line> of(List<Line> lines, Predicate<List<Line>> bad) {
        List<Line> left = new ArrayList<>(lines);
        for (int i = left.size() - 1; i >= 0; i--) {
            List<Line> fewer = new ArrayList<>(left);
            fewer.remove(i);
            if (bad.test(fewer)) {
                left.remove(i);
            }
        }
        return left;
    }
}
