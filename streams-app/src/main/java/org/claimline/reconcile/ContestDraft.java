package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.Side;

/** The contest and its dispute in a step of the fold: how they open, who joins, and how they end. */
final class ContestDraft {
    private final List<Dispute> closed = new ArrayList<>();
    private Optional<Contest> contest;
    private Optional<Dispute> dispute;
    private Closing closing = Closing.GIVEN_UP;

    ContestDraft(Optional<Contest> contest, Optional<Dispute> dispute) {
        this.contest = contest;
        this.dispute = dispute;
    }

    Optional<Contest> contest() {
        return contest;
    }

    Optional<Dispute> dispute() {
        return dispute;
    }

    List<Dispute> closed() {
        return closed;
    }

    boolean isOpen() {
        return contest.isPresent();
    }

    boolean isDisputed() {
        return dispute.isPresent();
    }

    /** How it will have ended, should this step resolve it. */
    void closesBy(Closing how) {
        closing = how;
    }

    /** Opens the contest on {@code telling}, or lets it join. */
    void open(Telling telling, Rule rule, boolean orderUncertain) {
        Instant at = telling.claim().when().estimate();
        contest = contest.map(c -> orderUncertain ? c.withOrderUncertain() : c)
                .or(() -> Optional.of(new Contest(at, telling.claim().key(), rule, at, orderUncertain)));
    }

    /** A dispute opens where one that {@code telling} contradicts is of another stance. */
    void joinDispute(Telling telling, List<Telling> against) {
        if (dispute.isPresent()) {
            dispute = dispute.map(d -> d.joinedBy(telling));
        } else if (against.stream().anyMatch(u -> u.stance() != telling.stance())) {
            dispute = Optional.of(Dispute.open(telling, against));
        }
    }

    void heard(Telling telling) {
        if (telling.isRated() && telling.reading().isHeard()) {
            contest = contest.map(c -> c.heardAt(telling.claim().when().estimate()));
        }
    }

    /** Whether live positions still contradict each other, or the place is still fought over. */
    static boolean isContested(List<Telling> live, Optional<Side> holder) {
        if (live.stream().anyMatch(t -> t.role() == Role.FIGHT)) {
            return true;
        }
        List<Telling> positions = live.stream().filter(Telling::isAsserted).toList();
        return positions.stream()
                .filter(Telling::contesting)
                .anyMatch(t -> holder.filter(h -> contradicts(t, h)).isPresent()
                        || positions.stream().anyMatch(t::contradicts));
    }

    private static boolean contradicts(Telling telling, Side holder) {
        return telling.reading().isForOtherThan(holder) || telling.reading().isAgainst(holder);
    }

    void end(Instant at, Optional<ClaimKey> by) {
        end(at, closing, by);
    }

    private void end(Instant at, Closing how, Optional<ClaimKey> by) {
        contest = Optional.empty();
        dispute.ifPresent(d -> closed.add(d.closed(at, how, by)));
        dispute = Optional.empty();
    }

    /** Ends it for want of news. */
    void lapse() {
        end(contest.orElseThrow().lapsesAt(), Closing.LAPSE, Optional.empty());
    }
}
