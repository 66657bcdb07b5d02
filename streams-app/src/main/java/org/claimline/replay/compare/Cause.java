package org.claimline.replay.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.claimline.query.ClaimId;
import org.jspecify.annotations.Nullable;

/**
 * Why a town differs, as far as its claims tell.
 *
 * @param claims what differs of claims, by claim; at most {@link #MOST}
 * @param more   how many more differences of that kind there are
 */
public record Cause(Kind kind, List<ClaimDifference> claims, int more) {
    /** No cause lists more. */
    public static final int MOST = 20;

    public Cause {
        claims = List.copyOf(claims);
    }

    /** What is not the same. */
    public enum Kind {
        /** Reports: one side has a claim, a revision or a retraction that the other has not. */
        LATE_REPORTS("late reports"),
        /** Registers: the same claim is read otherwise. */
        REGISTER("registers"),
        /** The desk's decisions. */
        DECISION("decisions of the desk"),
        /** Claims are the same: the sides were folded by other rules. */
        RULES("other rules");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In plain words. */
        public String words() {
            return words;
        }
    }

    /**
     * What differs of a claim. What is for the desk only is told as withheld.
     *
     * @param source the name of the source that published it
     * @param where  on which side there is such a version; BOTH where it is another in {@code field}
     * @param field  in what it differs; {@code place} where it is told of another town; null where one side has no such version
     * @param here   the field's value; null where it has none
     * @param there  the field's value on the other side; null where it has none
     */
    public record ClaimDifference(
            ClaimId claim,
            String source,
            Where where,
            @Nullable String field,
            @Nullable String here,
            @Nullable String there) {}

    /** Causes with what was found of each, in the order of kinds. */
    static List<Cause> of(Map<Kind, List<ClaimDifference>> found) {
        List<Cause> causes = new ArrayList<>();
        new EnumMap<>(found)
                .forEach((kind, all) -> causes.add(
                        new Cause(kind, all.subList(0, Math.min(MOST, all.size())), Math.max(0, all.size() - MOST))));
        return causes;
    }
}
