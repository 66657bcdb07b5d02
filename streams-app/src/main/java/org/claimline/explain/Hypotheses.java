package org.claimline.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.claimline.claim.Assertion;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Telling;
import org.claimline.reconcile.Verdict;

/** What might be said next of a town: admissions, neutral words, each side's own word, for the sides that hold it or are spoken of. */
final class Hypotheses {
    private final Attribution words;
    private final FoldState state;
    private final Verdict now;
    private final List<Hypothesis> all = new ArrayList<>();

    private Hypotheses(Attribution words, FoldState state) {
        this.words = words;
        this.state = state;
        now = Verdict.of(state);
    }

    /** The weightiest first. */
    static List<Hypothesis> of(Attribution words, FoldState state) {
        Hypotheses made = new Hypotheses(words, state);
        Set<Side> sides = made.sides();
        sides.forEach(gainer -> made.admissions(gainer, sides));
        sides.forEach(made::neutral);
        sides.forEach(made::own);
        made.holderLeft();
        made.beside();
        return made.all;
    }

    /** The sides that hold the place or are spoken of, and the opponents of the two camps among them. */
    private Set<Side> sides() {
        Set<Side> sides = new TreeSet<>();
        now.controller().map(Subject::side).ifPresent(sides::add);
        state.live().stream().map(Telling::claimant).forEach(sides::add);
        List.copyOf(sides).forEach(side -> side.opposingCamp().ifPresent(sides::add));
        sides.remove(Side.NOBODY);
        if (sides.isEmpty()) {
            sides.addAll(List.of(Side.REGIME, Side.OPPOSITION));
        }
        return sides;
    }

    private void admissions(Side gainer, Set<Side> sides) {
        for (Side loser : sides) {
            if (!loser.equals(gainer)) {
                String who = words.sourcesOf(loser);
                String holds = "that " + words.party(gainer) + " holds it";
                Hypothesis admission = new Hypothesis(
                        Optional.of(loser),
                        1,
                        Assertion.CONTROLS,
                        Subject.of(gainer),
                        who,
                        "admitted " + holds,
                        "admitted it");
                all.add(
                        admission.isAgainstInterest(state)
                                ? admission
                                : new Hypothesis(
                                        Optional.of(loser),
                                        1,
                                        Assertion.CONTROLS,
                                        Subject.of(gainer),
                                        who,
                                        "said " + holds,
                                        "said so"));
            }
        }
    }

    private void neutral(Side side) {
        boolean one = state.live().stream()
                .anyMatch(t ->
                        t.claim().speaker().side().isEmpty() && t.claimant().equals(side));
        String said = "said that " + words.party(side) + " holds it";
        add(
                Optional.empty(),
                1,
                Assertion.CONTROLS,
                side,
                (one ? "one more" : "a") + " neutral source",
                said,
                "said so");
        add(Optional.empty(), 2, Assertion.CONTROLS, side, "two independent neutral sources", said, "said so");
    }

    private void own(Side side) {
        boolean holder =
                now.controller().map(Subject::side).filter(side::equals).isPresent();
        boolean there = holder
                || state.lost().contains(side)
                || state.live().stream().anyMatch(t -> t.claimant().equals(side));
        String who = words.sourcesOf(side);
        String party = words.party(side);
        if (!holder) {
            add(
                    Optional.of(side),
                    1,
                    Assertion.CAPTURED,
                    side,
                    who,
                    "claimed that " + party + " captured it",
                    "claimed its capture");
        }
        if (there) {
            String holds = "said that " + party + " still holds it";
            add(Optional.of(side), 1, Assertion.CONTROLS, side, who, holds, holds);
            String lost = "admitted that " + party + " lost it";
            add(Optional.of(side), 1, Assertion.LOST, side, who, lost, lost);
        }
    }

    private void holderLeft() {
        now.controller().map(Subject::side).filter(side -> !side.isNobody()).ifPresent(holder -> {
            String left = "said that " + words.party(holder) + " left it";
            add(Optional.empty(), 1, Assertion.WITHDREW, holder, "a neutral source", left, left);
        });
    }

    private void beside() {
        String unknown = "said that nobody knows";
        add(Optional.empty(), 1, Assertion.STATUS_UNKNOWN, Side.NOBODY, "a neutral source", unknown, unknown);
        String fighting = "reported fighting inside";
        add(Optional.empty(), 1, Assertion.FIGHTING, Side.NOBODY, "a neutral source", fighting, fighting);
    }

    private void add(
            Optional<Side> speaker, int voices, Assertion assertion, Side subject, String who, String what, String so) {
        Subject of = subject.isNobody() ? Subject.NOBODY : Subject.of(subject);
        all.add(new Hypothesis(speaker, voices, assertion, of, who, what, so));
    }
}
