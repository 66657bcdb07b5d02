package org.claimline.replay.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A town that did not end in the same on both sides: where it differs, and why.
 *
 * @param town     its name, here where something is told of it here
 * @param state    fields of the state that differ; empty where the states are the same
 * @param timeline from when on timelines differ; null where they are the same, or were not compared
 * @param disputes those that differ, by opening, at most {@link #MOST_DISPUTES}
 * @param more     how many more disputes differ
 * @param causes   at least one
 */
public record TownDifference(
        String townId,
        String town,
        List<FieldDifference> state,
        @Nullable TimelineDifference timeline,
        List<DisputeDifference> disputes,
        int more,
        List<Cause> causes) {
    /** No town lists more. */
    public static final int MOST_DISPUTES = 20;

    public TownDifference {
        state = List.copyOf(state);
        disputes = List.copyOf(disputes);
        causes = List.copyOf(causes);
    }
}
