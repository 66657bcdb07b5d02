package org.claimline.attack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.Verdict;

/**
 * A search for an attack: from nothing, lines are added, changed and dropped, and what brings the place nearer to the adversary is
 * kept.
 */
final class Climb {
    static final int CLAIMED = 40;
    static final int THEIRS = 100;
    private static final int MOST = 10;

    private final List<Line> history;
    private final Side adversary;
    private final List<String> sources;
    private final Instant from;
    private int tried;

    Climb(List<Line> history, Side adversary, Instant from) {
        this.history = history;
        this.adversary = adversary;
        this.sources = AttackTest.hostile(adversary);
        this.from = from;
    }

    int tried() {
        return tried;
    }

    List<Line> search(Random random, int steps) {
        List<Line> best = List.of();
        int height = height(best);
        for (int i = 0; i < steps && height < THEIRS; i++) {
            List<Line> next = step(best, random);
            int reached = height(next);
            if (reached >= height) {
                best = next;
                height = reached;
            }
        }
        return best;
    }

    private List<Line> step(List<Line> lines, Random random) {
        List<Line> next = new ArrayList<>(lines);
        int at = next.isEmpty() ? 0 : random.nextInt(next.size());
        int what = next.isEmpty() ? 0 : random.nextInt(5);
        if (what == 0 && next.size() < MOST) {
            next.add(Line.any(random, sources));
        } else if (what == 1) {
            next.remove(at);
        } else if (what == 2 && !history.isEmpty()) {
            Line told = history.get(random.nextInt(history.size()));
            next.set(at, next.get(at).like(told));
        } else if (!next.isEmpty()) {
            next.set(at, next.get(at).changed(random, sources));
        }
        return next;
    }

    /** How near {@code attack} brings the place to the adversary; {@link #THEIRS} is the aim. */
    int height(List<Line> attack) {
        tried++;
        List<Line> lines = new ArrayList<>(history);
        lines.addAll(attack);
        Account account = Reconciliation.of(Desk.read(lines), Optional.of(AttackTest.AFTER_ALL), Optional.empty());
        if (AttackTest.isTheirs(account.timeline(), adversary, from)) {
            return THEIRS;
        }
        Verdict verdict = account.verdict();
        Optional<Side> holder = verdict.controller().map(Subject::side);
        boolean claimed = verdict.claimedBy().map(Subject::side).equals(Optional.of(adversary));
        int standing = (int) account.state().live().stream()
                .filter(t -> t.claim().side().equals(adversary))
                .count();
        return (claimed ? CLAIMED : 0)
                + (holder.isEmpty() ? 30 : 0)
                + (verdict.status() == Status.CONFIRMED ? 0 : 5)
                + Math.min(standing, 4);
    }
}
