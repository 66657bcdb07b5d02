package org.claimline.topology.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.reconcile.FoldState;
import org.claimline.topology.LatelyUsed;

/**
 * States of towns since their last checkpoints, in memory: a claim that comes a little late is folded from the one before it, where reports of many
 * sources are read at once and none is in the order of events. Of each town the latest are kept and some before; of the towns, those used last. What is
 * not here is read from the store.
 */
final class LatelyFolded {
    private static final int TOWNS = 100;

    /** Of the latest claims each state is kept, of those before each eighth. */
    private static final int EACH = 8;

    private static final int SPARSE = 8;

    /** A state with more live positions is not kept. */
    private static final int MOST_POSITIONS = 200;

    private final Map<String, List<Standing>> towns = new LatelyUsed<>(TOWNS);

    /**
     * Where a town stood.
     *
     * @param row   key of the row folded last
     * @param state the state after it
     * @param tail  what the stretch from the last checkpoint to there had to show
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Standing(byte[] row, FoldState state, Segment tail) {
        boolean isBefore(byte[] other) {
            return Arrays.compareUnsigned(row, other) < 0;
        }
    }

    /** Keeps where a town stands after one row more. */
    void add(String town, Standing standing) {
        if (standing.state().live().size() > MOST_POSITIONS) {
            return;
        }
        List<Standing> kept = towns.computeIfAbsent(town, t -> new ArrayList<>());
        kept.add(standing);
        int newest = standing.tail().claims();
        kept.removeIf(s -> s.tail().claims() < newest - EACH && s.tail().claims() % SPARSE != 0);
    }

    /** The last that is kept before {@code row}. */
    Optional<Standing> before(String town, byte[] row) {
        List<Standing> kept = towns.getOrDefault(town, List.of());
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (kept.get(i).isBefore(row)) {
                return Optional.of(kept.get(i));
            }
        }
        return Optional.empty();
    }

    /** Forgets what does not come before {@code row}. */
    void forgetFrom(String town, byte[] row) {
        towns.computeIfPresent(town, (t, kept) -> {
            kept.removeIf(standing -> !standing.isBefore(row));
            return kept;
        });
    }

    /** Forgets all of a town: another checkpoint is its last. */
    void forget(String town) {
        towns.remove(town);
    }
}
