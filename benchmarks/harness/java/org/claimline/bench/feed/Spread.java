package org.claimline.bench.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How claims spread over towns: alike, or the town of rank r with a share of 1/r. */
public enum Spread {
    UNIFORM,
    ZIPF;

    /** As tables and commands name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Draws towns, numbered from 0. */
    interface Draw {
        int town(SplittableRandom random);
    }

    Draw over(int towns) {
        if (this == UNIFORM) {
            return random -> random.nextInt(towns);
        }
        double[] sums =
                IntStream.rangeClosed(1, towns).mapToDouble(rank -> 1.0 / rank).toArray();
        for (int town = 1; town < towns; town++) {
            sums[town] += sums[town - 1];
        }
        return random -> {
            int found = Arrays.binarySearch(sums, random.nextDouble() * sums[towns - 1]);
            return Math.min(found < 0 ? -found - 1 : found, towns - 1);
        };
    }
}
