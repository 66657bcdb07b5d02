package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;

/**
 * A state in the making, for one step of the fold. The rules speak to it in their own words; nothing of it is seen outside.
 */
final class Draft {
    private final FoldState before;
    private final List<Telling> live;
    private final List<Fate> fates = new ArrayList<>();
    private final List<Concession> concessions;
    private final Set<Side> lost;
    private Optional<Settled> settled;
    private Optional<Settled> unadmitted;
    private final ContestDraft contest;
    private boolean rumoursOnly;
    private boolean lapsed;
    private Optional<Instant> lastClaimAt;

    Draft(FoldState state) {
        before = state;
        live = new ArrayList<>(state.live());
        concessions = new ArrayList<>(state.concessions());
        lost = new TreeSet<>(state.lost());
        settled = state.settled();
        unadmitted = state.unadmitted();
        contest = new ContestDraft(state.contest(), state.dispute());
        rumoursOnly = state.rumoursOnly();
        lapsed = state.lapsed();
        lastClaimAt = state.lastClaimAt();
    }

    // --- what is known ---

    Optional<Settled> settled() {
        return settled;
    }

    /** The assessed holder's side. */
    Optional<Side> holder() {
        return settled.flatMap(Settled::side);
    }

    boolean isHeldBy(Side side) {
        return holder().filter(side::equals).isPresent();
    }

    /** Held by another side than {@code side}; nobody is not another side. */
    boolean isHeldByOpponentOf(Side side) {
        return holder().filter(h -> !h.equals(side) && !h.isNobody()).isPresent();
    }

    boolean isConfirmed() {
        return settled.filter(s -> s.holder().isPresent() && s.confirmed()).isPresent();
    }

    boolean isContested() {
        return contest.isOpen();
    }

    boolean isDisputed() {
        return contest.isDisputed();
    }

    Stream<Telling> live() {
        return live.stream();
    }

    Stream<Telling> asserted() {
        return live.stream().filter(Telling::isAsserted);
    }

    /** Asserted live positions that place another side than {@code side} in the town. */
    Stream<Telling> opponentsOf(Side side) {
        return asserted().filter(t -> t.reading().isForOtherThan(side));
    }

    boolean isSaidToHaveLost(Side side) {
        return lost.contains(side);
    }

    Optional<Concession> concessionByOtherThan(Side side) {
        return concessions.stream()
                .filter(c -> !c.side().equals(side))
                .max(Comparator.comparing((Concession c) -> c.when().estimate()).thenComparing(Concession::claim));
    }

    // --- what the rules do ---

    void add(Telling telling) {
        live.add(telling);
        fates.add(Fate.live(telling));
    }

    void setAside(Telling telling, SetAside reason, Optional<ClaimKey> by) {
        fates.add(Fate.setAside(telling.claim(), telling.role(), reason, by));
    }

    /** Takes every live position out that {@code which} picks. */
    void kill(Predicate<Telling> which, SetAside reason, Telling by) {
        live.removeIf(t -> {
            boolean dies = which.test(t);
            if (dies) {
                setAside(t, reason, Optional.of(by.claim().key()));
            }
            return dies;
        });
    }

    /** Gives every live position that {@code which} picks another part to play. */
    void recast(Predicate<Telling> which, Role role) {
        live.replaceAll(t -> {
            if (!which.test(t) || t.role() == role) {
                return t;
            }
            Telling recast = t.as(role);
            fates.add(Fate.live(recast));
            return recast;
        });
    }

    void saidToHaveLost(Side side) {
        if (!side.isNobody()) {
            lost.add(side);
        }
    }

    void settle(Settled next) {
        unadmitted = next.admission().isEmpty()
                ? Optional.empty()
                : settled.flatMap(Settled::admission).isEmpty() ? settled : unadmitted;
        holder().ifPresent(this::saidToHaveLost);
        next.side().ifPresent(lost::remove);
        settled = Optional.of(next);
        lapsed = false;
    }

    /** The admission does not settle after all: what was settled before it is again, as far as it is not overtaken (rule 4). */
    void unsettleAdmission() {
        settled = unadmitted;
        unadmitted = Optional.empty();
    }

    /** What a neutral settled since the admission holds, if that falls. */
    void settledWithoutAdmission(Settled next) {
        unadmitted = Optional.of(next);
    }

    /** Nor does {@code side} hold the place if the admission falls: somebody said since that it does not. */
    void unsettleBeforeAdmission(Side side) {
        unadmitted = unadmitted.filter(s -> !s.isHeldBy(side));
    }

    void concede(Concession concession) {
        takeBackConcession(concession.side());
        concessions.add(concession);
        concessions.sort(Comparator.comparing(Concession::side));
    }

    void takeBackConcession(Side side) {
        concessions.removeIf(c -> c.side().equals(side));
    }

    void clearConcessions() {
        concessions.clear();
    }

    /** How a contest that this step resolves will have ended. */
    void closesBy(Closing how) {
        contest.closesBy(how);
    }

    /**
     * Opens the contest or joins it, with {@code telling} against every live position that contradicts it; a dispute opens when
     * one of those is of another stance.
     */
    void contest(Telling telling, Rule rule) {
        List<Telling> against = asserted().filter(u -> u.contradicts(telling)).toList();
        live.replaceAll(u -> u.isAsserted() && u.contradicts(telling) ? u.inContest(true) : u);
        lapsed = false;
        contest.open(telling, rule, against.stream().anyMatch(telling::overlaps));
        Role role = telling.reading().isFor() && isHeldBy(telling.reading().side()) ? Role.SUPPORT : Role.CLAIM;
        add(telling.as(telling.role() == Role.PART ? Role.PART : role).inContest(true));
        contest.joinDispute(telling, against);
    }

    /** Opens the contest on a word that takes no side. */
    void fight(Telling telling) {
        lapsed = false;
        contest.open(telling, Rule.FIGHTING, false);
        add(telling.as(Role.FIGHT));
    }

    // --- the ends of a step ---

    void told(Telling telling) {
        rumoursOnly = rumoursOnly && telling.firmness() == Firmness.RUMOUR;
        if (rumoursOnly || telling.firmness() != Firmness.RUMOUR) {
            lastClaimAt = Optional.of(telling.claim().when().estimate());
        }
    }

    void heard(Telling telling) {
        contest.heard(telling);
    }

    /** Ends the contest if no live positions contradict each other any more. */
    void endContestIfResolved(Instant at, Optional<ClaimKey> by) {
        if (contest.isOpen() && !ContestDraft.isContested(live, holder())) {
            contest.end(at, by);
            live.replaceAll(t -> t.inContest(false));
        }
    }

    /** What was said in the contest is dead; the settled state from before it returns, as far as nobody ended it since (rule 15). */
    void lapse() {
        live.removeIf(t -> {
            boolean dies = t.role() != Role.SUPPORT && t.role() != Role.WORD;
            if (dies) {
                setAside(t, SetAside.LAPSED, Optional.empty());
            }
            return dies;
        });
        contest.lapse();
        settled = settled.filter(s -> s.holder().isPresent());
        live.replaceAll(t -> t.inContest(false));
        lapsed = true;
    }

    Step done(Instant at) {
        FoldState next = new FoldState(
                live,
                settled,
                contest.contest(),
                contest.dispute(),
                concessions,
                lost,
                rumoursOnly,
                lapsed,
                lastClaimAt,
                unadmitted,
                before.since());
        return Step.of(next.since(since(next, at)), fates, contest.closed());
    }

    private Optional<Instant> since(FoldState next, Instant at) {
        if (before.since().isPresent() && Verdict.of(before).saysTheSameAs(Verdict.of(next))) {
            return before.since();
        }
        return next.lastClaimAt().map(told -> at);
    }

    /** The party that {@code side} is told by: the faction a telling names, else the one that holds already. */
    Subject named(Subject told) {
        return settled.flatMap(Settled::holder)
                .filter(h -> h.side().equals(told.side()) && !told.isFaction())
                .orElse(told);
    }
}
