package org.claimline.topology.fold;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.topology.LatelyUsed;

/**
 * When it is found what corrections undid in the towns where events left that: in the first turn between two of which nothing was added. Where an
 * import keeps adding, a town waits at most some seconds, or ten times as long as it took the last time, so that a tenth of the
 * time goes into it and no more.
 *
 * <p>And when the mark of a town may go of which all was found: when a whole turn has passed since, so that what was found was committed in between.
 */
final class Settling {
    /** From one turn to the next. */
    static final Duration TURN = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TIMES = 10;
    private static final int REMEMBERED = 1_000;

    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Map<String, Long> done = new HashMap<>();
    private final Map<String, Duration> took = new LatelyUsed<>(REMEMBERED);

    /**
     * A town in which something is left.
     *
     * @param since when it was first seen
     * @param left  a number that was greater if more was left since
     * @param spent on what of it was found
     */
    private record Waiting(long since, int left, Duration spent) {
        boolean isBegun() {
            return !spent.isZero();
        }
    }

    /**
     * The towns whose turn it is.
     *
     * @param unsettled every town in which something is left, with a number that grows with each addition
     * @param now       in milliseconds of the wall clock
     */
    List<String> due(Map<String, Integer> unsettled, long now) {
        waiting.keySet().retainAll(unsettled.keySet());
        return unsettled.entrySet().stream()
                .filter(town -> isDue(town.getKey(), town.getValue(), now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private boolean isDue(String town, int left, long now) {
        Optional<Waiting> before = Optional.ofNullable(waiting.get(town));
        long since = before.map(Waiting::since).orElse(now);
        waiting.put(town, new Waiting(since, left, before.map(Waiting::spent).orElse(Duration.ZERO)));
        return before.filter(w -> w.left() == left || w.isBegun() || now - since >= patience(town))
                .isPresent();
    }

    private long patience(String town) {
        long last = took.getOrDefault(town, Duration.ZERO).toMillis() * TIMES;
        return Math.max(PATIENCE.toMillis(), last);
    }

    /**
     * The towns whose mark may go: those that were seen here a turn ago or longer, and ever since.
     *
     * @param settled every town of which all was found, and that is marked still
     * @param now     in milliseconds of the wall clock
     */
    List<String> past(Set<String> settled, long now) {
        done.keySet().retainAll(settled);
        List<String> past = settled.stream()
                .filter(town -> now - done.computeIfAbsent(town, t -> now) >= TURN.toMillis())
                .sorted()
                .toList();
        past.forEach(done::remove);
        return past;
    }

    /** Takes note that all of a town was found. */
    void settled(String town, Duration itTook) {
        Duration before =
                Optional.ofNullable(waiting.remove(town)).map(Waiting::spent).orElse(Duration.ZERO);
        took.put(town, before.plus(itTook));
    }

    /** Takes note that a part of it was found: the next turn is this town's too. */
    void settledInPart(String town, Duration itTook) {
        waiting.computeIfPresent(
                town, (t, w) -> new Waiting(w.since(), w.left(), w.spent().plus(itTook)));
    }
}
