package org.claimline.replay.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two runs beside each other: the towns that differ, by id; those that do not are only counted.
 *
 * @param here         what the first run is called
 * @param there        what the second is called
 * @param knownAtHere  what became known later did not count, here
 * @param knownAtThere the same on the other side
 * @param equal        how many towns ended in the same
 */
public record ComparisonResult(
        String here,
        String there,
        Instant knownAtHere,
        Instant knownAtThere,
        int equal,
        List<TownDifference> different) {

    public ComparisonResult {
        different = different.stream()
                .sorted(Comparator.comparing(TownDifference::townId))
                .toList();
    }

    /** Whether every town ended in the same. */
    public boolean isSame() {
        return different.isEmpty();
    }

    /** Adds up towns, in any order. One object serves one thread. */
    public static final class Sum {
        private final Comparison comparison;
        private final List<TownDifference> different = new ArrayList<>();
        private int equal;

        public Sum(Comparison comparison) {
            this.comparison = comparison;
        }

        /** Adds what was found of a town; empty for one that ended in the same. */
        public void add(Optional<TownDifference> town) {
            town.ifPresentOrElse(different::add, () -> equal++);
        }

        /** What was added so far. */
        public ComparisonResult result() {
            return new ComparisonResult(
                    comparison.here().name(),
                    comparison.there().name(),
                    comparison.here().knownAt(),
                    comparison.there().knownAt(),
                    equal,
                    different);
        }
    }
}
