package org.claimline.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;
import org.claimline.oracle.Finding.Assessment;
import org.claimline.oracle.Finding.Clash;
import org.claimline.oracle.Finding.Closed;
import org.claimline.oracle.Finding.Conceded;
import org.claimline.oracle.Finding.Dead;
import org.claimline.oracle.Finding.Heard;
import org.claimline.oracle.Finding.Part;
import org.claimline.oracle.Finding.Reported;
import org.claimline.oracle.Finding.SaidToHaveLost;
import org.claimline.oracle.Finding.Settled;
import org.claimline.oracle.Finding.Stands;
import org.claimline.oracle.Finding.TakenBack;

/** All that was found of a town so far. Nothing is kept but the findings: every question goes through them from the start. */
record Town(List<Finding> findings) {
    static final Town UNTOLD = new Town(List.of());
    static final Duration SILENCE = Duration.ofHours(36);

    Town and(Finding finding) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(finding);
        return new Town(Collections.unmodifiableList(all));
    }

    Town and(Stream<? extends Finding> more) {
        Town town = this;
        for (Finding finding : more.toList()) {
            town = town.and(finding);
        }
        return town;
    }

    Town dead(Predicate<Word> which) {
        return and(new Dead(live().filter(which).collect(Collectors.toSet())));
    }

    private <F extends Finding> Stream<F> all(Class<F> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast);
    }

    private int last(Predicate<Finding> which) {
        int last = findings.size() - 1;
        while (last >= 0 && !which.test(findings.get(last))) {
            last--;
        }
        return last;
    }

    private Town since(int index) {
        return new Town(findings.subList(index + 1, findings.size()));
    }

    private Town until(int index) {
        return new Town(findings.subList(0, index));
    }

    // --- who said what ---

    Stream<Word> live() {
        List<Word> standing = all(Stands.class).map(Stands::word).distinct().toList();
        return standing.stream().filter(w -> since(lastStand(w)).all(Dead.class).noneMatch(d -> d.words()
                .contains(w)));
    }

    private int lastStand(Word word) {
        return last(f -> f instanceof Stands s && s.word().equals(word));
    }

    Stream<Word> firm() {
        return live().filter(Word::firm);
    }

    /** Firm words that put another than {@code side} into the place. */
    Stream<Word> rivalsOf(Side side) {
        return firm().filter(w -> w.putsAnotherThan(side));
    }

    Part part(Word word) {
        return ((Stands) findings.get(lastStand(word))).part();
    }

    // --- who holds the place ---

    Optional<Assessment> assessment() {
        return all(Settled.class).reduce((a, b) -> b).flatMap(Settled::assessment);
    }

    Optional<Subject> holder() {
        return assessment().flatMap(Assessment::holder);
    }

    /** What is settled but for the admission that the assessment now rests on: by a neutral since, or before; unless a neutral ended it. */
    Optional<Assessment> assessmentBeforeAdmission() {
        int before = last(f -> f instanceof Settled s
                && s.assessment().flatMap(Assessment::admission).isEmpty());
        int reported = last(Reported.class::isInstance);
        boolean later = reported > before;
        Optional<Assessment> then = later
                ? Optional.of(((Reported) findings.get(reported)).assessment())
                : until(before + 1).assessment();
        return then.filter(a -> since(Math.max(before, reported))
                .all(Stands.class)
                .map(Stands::word)
                .noneMatch(w -> w.neutral() && ends(w, a)));
    }

    private boolean ends(Word word, Assessment then) {
        boolean gone =
                word.sense() == Word.Sense.GONE || (word.sense() == Word.Sense.DENIED && part(word) == Part.NOTE);
        return gone && word.firm() && then.isFor(word.side());
    }

    boolean isHeldBy(Side side) {
        return assessment().filter(a -> a.isFor(side)).isPresent();
    }

    /** Held by somebody, and not by {@code side}; nobody is not somebody. */
    boolean isHeldByAnotherThan(Side side) {
        return holder().filter(h -> !h.side().equals(side) && !h.side().isNobody())
                .isPresent();
    }

    boolean isHeldBySomebody() {
        return isHeldByAnotherThan(Side.NOBODY);
    }

    boolean isConfirmed() {
        return assessment().filter(a -> a.confirmed() && a.holder().isPresent()).isPresent();
    }

    boolean isSaidToHaveLost(Side side) {
        int said = last(f -> f instanceof SaidToHaveLost l && l.side().equals(side));
        int held = last(f -> f instanceof Settled s
                && s.assessment().filter(a -> a.isFor(side)).isPresent());
        return said > held;
    }

    /** The latest loss, of another than {@code side}, that was conceded and has neither been taken back nor found its gainer. */
    Optional<Conceded> openConcessionByAnotherThan(Side side) {
        return all(Conceded.class)
                .filter(c -> !c.side().equals(side))
                .filter(c -> since(last(c::equals)).findings.stream()
                        .noneMatch(f -> f instanceof TakenBack t
                                && t.side().map(c.side()::equals).orElse(true)))
                .reduce((a, b) -> a.word().order() > b.word().order() ? a : b);
    }

    // --- what is contested ---

    private int opened() {
        int closed = last(Closed.class::isInstance);
        return closed
                + 1
                + since(closed).findings.stream()
                        .map(f -> f instanceof Clash)
                        .toList()
                        .indexOf(true);
    }

    boolean isContested() {
        return last(Clash.class::isInstance) > last(Closed.class::isInstance);
    }

    boolean isDisputed() {
        return isContested() && since(opened() - 1).all(Clash.class).anyMatch(Clash::stances);
    }

    boolean contests(Word word) {
        return isContested()
                && since(opened() - 1).all(Clash.class).anyMatch(c -> c.words().contains(word));
    }

    /** Whether words still stand against each other, against the holder, or tell of fighting. */
    boolean hasContradictions() {
        return live().anyMatch(w -> part(w) == Part.FIGHT)
                || firm().filter(this::contests).anyMatch(this::isContradicted);
    }

    private boolean isContradicted(Word word) {
        boolean byTheHolder = holder().filter(h -> word.putsAnotherThan(h.side()) || word.takesFrom(h.side()))
                .isPresent();
        return byTheHolder || firm().anyMatch(o -> o.contradicts(word));
    }

    Optional<Instant> lapsesAt() {
        return isContested()
                ? since(opened())
                        .all(Heard.class)
                        .map(h -> h.at().plus(SILENCE))
                        .reduce((a, b) -> b)
                : Optional.empty();
    }
}
