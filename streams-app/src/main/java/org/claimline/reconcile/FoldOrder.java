package org.claimline.reconcile;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.claimline.claim.ClaimVersion;

/** Versions of one town in {@link ClaimVersion#FOLD_ORDER}, and positions among them. */
final class FoldOrder {
    private FoldOrder() {}

    /** Each version once, in the order of the fold. */
    static List<ClaimVersion> of(List<ClaimVersion> versions) {
        return isInOrder(versions)
                ? versions
                : versions.stream().distinct().sorted(ClaimVersion.FOLD_ORDER).toList();
    }

    /** As stores give them: each after the one before. */
    private static boolean isInOrder(List<ClaimVersion> versions) {
        for (int i = 1; i < versions.size(); i++) {
            if (ClaimVersion.FOLD_ORDER.compare(versions.get(i - 1), versions.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code version} is among {@code versions}. */
    static int positionOf(List<ClaimVersion> versions, ClaimVersion version) {
        return Collections.binarySearch(versions, version, ClaimVersion.FOLD_ORDER);
    }

    /** The first position with an event time of {@code time} or later. */
    static int firstAt(List<ClaimVersion> versions, Instant time) {
        int low = 0;
        int high = versions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (versions.get(middle).when().estimate().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
