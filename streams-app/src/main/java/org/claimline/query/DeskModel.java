package org.claimline.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.UnplacedClaim;

/**
 * What this instance knows of the desk's work by reading along: every decision in the order of the topic, and the claims that wait for
 * their place. One thread writes; any may read.
 */
public final class DeskModel {
    private final List<DeskDecision> decisions = new ArrayList<>();
    private final Map<String, DeskDecision> byId = new HashMap<>();
    private final Map<String, UnplacedClaim> waiting = new HashMap<>();

    /** A decision was made; the same one twice counts once. */
    public synchronized void add(DeskDecision decision) {
        if (byId.putIfAbsent(decision.getDecisionId(), decision) == null) {
            decisions.add(decision);
            notifyAll();
        }
    }

    /** The claim under the topic's key waits for its place. */
    public synchronized void put(String key, UnplacedClaim claim) {
        waiting.put(key, claim);
    }

    /** The claim under the topic's key was placed, or ended. */
    public synchronized void removeUnplaced(String key) {
        waiting.remove(key);
    }

    public synchronized Optional<DeskDecision> decision(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All decisions, as they were made. */
    public synchronized List<DeskDecision> decisions() {
        return List.copyOf(decisions);
    }

    /** All claims that wait, in no order. */
    public synchronized List<UnplacedClaim> unplaced() {
        return List.copyOf(waiting.values());
    }

    /** Waits until all decisions of these {@code ids} have been read, but no longer than {@code patience}; says whether they were. */
    public synchronized boolean awaits(Collection<String> ids, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!byId.keySet().containsAll(ids)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
