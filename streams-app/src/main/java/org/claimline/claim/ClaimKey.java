package org.claimline.claim;

import java.util.Comparator;

/**
 * Identity of a claim: ids of different sources never meet (rule 12).
 *
 * @param source the source that published the report
 * @param report the report's id, unique within the source
 * @param claim  the claim's id, unique within the report
 */
public record ClaimKey(String source, String report, String claim) implements Comparable<ClaimKey> {
    private static final Comparator<ClaimKey> ORDER = Comparator.comparing(ClaimKey::source)
            .thenComparing(ClaimKey::report)
            .thenComparing(ClaimKey::claim);

    @Override
    public int compareTo(ClaimKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + "/" + report + "/" + claim;
    }
}
