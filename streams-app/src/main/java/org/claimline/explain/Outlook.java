package org.claimline.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.claim.Assertion;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Reliability;
import org.claimline.explain.Explanation.Sentence;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.TownFold;
import org.claimline.reconcile.Verdict;

/**
 * What would change the state, found by trying: each {@link Hypothesis} goes through the real fold, from where the town stands. In towns of few
 * claims each claim that decides is also tried away.
 */
final class Outlook {
    /** Towns of more claims are not folded again without one. */
    private static final int FOLDED_AGAIN = 1_000;

    private static final int TRIED_AWAY = 5;
    private static final int CONDITIONS = 3;
    private static final Duration NEXT = Duration.ofMinutes(1);

    /** As good as any, so that no word of its own side outweighs it. */
    private static final Reliability GRADE = Reliability.A;

    private final Attribution words;
    private final Accounting accounting;
    private final Dossier dossier;
    private final FoldState state;
    private final Outcome now;

    Outlook(Attribution words, Accounting accounting, Dossier dossier) {
        this.words = words;
        this.accounting = accounting;
        this.dossier = dossier;
        state = dossier.account().state();
        now = Outcome.of(Verdict.of(state));
    }

    List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        said().forEach((outcome, conditions) -> sentences.add(Sentence.of(sentence(outcome, conditions))));
        lapse().ifPresent(sentences::add);
        sentences.addAll(withdrawals());
        return sentences;
    }

    /** For each outcome that a reader could tell from the present one, what would bring it about; the surest first. */
    private Map<String, List<String>> said() {
        Map<Outcome, List<Hypothesis>> tried = new LinkedHashMap<>();
        trials().forEach(t ->
                tried.computeIfAbsent(t.outcome(), o -> new ArrayList<>()).add(t.hypothesis()));
        Map<String, List<String>> said = new LinkedHashMap<>();
        tried.entrySet().stream()
                .filter(e -> isAnother(e.getKey()))
                .sorted(Comparator.comparing(e -> e.getKey().status()))
                .forEach(e -> said.computeIfAbsent(e.getKey().words(words), o -> new ArrayList<>())
                        .addAll(conditions(e.getKey(), e.getValue())));
        return said;
    }

    /** Without those that ask for more than another of them, or say the same in other words. */
    private static List<String> conditions(Outcome outcome, List<Hypothesis> hypotheses) {
        return hypotheses.stream()
                .filter(h -> hypotheses.stream().noneMatch(other -> isNeedless(h, other)))
                .map(h -> h.condition(outcome))
                .toList();
    }

    private static boolean isNeedless(Hypothesis one, Hypothesis beside) {
        boolean sameSpeaker = one.speaker().equals(beside.speaker());
        boolean moreVoices = one.voices() > beside.voices() && one.subject().equals(beside.subject());
        boolean lossBesideAdmission = one.isLoss() && beside.isAdmission();
        boolean holdBesideCapture = one.isOwnHold() && beside.assertion() == Assertion.CAPTURED;
        return sameSpeaker && (moreVoices || lossBesideAdmission || holdBesideCapture);
    }

    private boolean isAnother(Outcome outcome) {
        return !outcome.words(words).equals(now.words(words));
    }

    private static String sentence(String outcome, List<String> conditions) {
        List<String> shown = conditions.stream().distinct().limit(CONDITIONS).toList();
        return Phrases.capital(outcome) + " if " + String.join(", or ", shown) + ".";
    }

    /** One thing that might be said, the claims by which it would be, and what would come of it. */
    record Trial(Hypothesis hypothesis, List<ClaimVersion> claims, Outcome outcome) {}

    List<Trial> trials() {
        Instant next = next();
        return Hypotheses.of(words, state).stream().map(h -> tried(h, next)).toList();
    }

    private Trial tried(Hypothesis hypothesis, Instant at) {
        List<ClaimVersion> claims = hypothesis.claims(at, GRADE);
        FoldState next = state;
        for (ClaimVersion claim : claims) {
            next = TownFold.apply(next, claim).state();
        }
        return new Trial(hypothesis, claims, Outcome.of(Verdict.of(next)));
    }

    /** Just after all that was told, and clear of its intervals where the contest would not lapse before. */
    private Instant next() {
        Instant last = Stream.concat(accounting.claims().map(c -> c.when().estimate()), dossier.at().stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant clear = Stream.concat(
                        Stream.of(last),
                        state.live().stream().map(t -> t.claim().when().latest()))
                .max(Comparator.naturalOrder())
                .orElse(last);
        Instant next = clear.plus(NEXT);
        return state.lapsesAt()
                .filter(lapse -> !lapse.isAfter(next))
                .map(lapse -> lapse.isAfter(last) ? lapse.minusMillis(1) : last)
                .orElse(next);
    }

    // --- what might lapse or be taken back ---

    private Optional<Sentence> lapse() {
        return state.lapsesAt().map(at -> {
            Outcome lapsed = Outcome.of(Verdict.of(state.readAt(at)));
            return Sentence.of("If nothing more is heard, the contest lapses on "
                    + words.times().instant(at) + "; " + lapsed.words(words) + ".");
        });
    }

    private List<Sentence> withdrawals() {
        if (dossier.account().fates().size() > FOLDED_AGAIN) {
            return List.of();
        }
        Map<Outcome, List<ClaimVersion>> without = new LinkedHashMap<>();
        Basis.of(state).stream()
                .limit(TRIED_AWAY)
                .flatMap(key -> accounting.claim(key).stream())
                .forEach(claim -> without.computeIfAbsent(without(claim), o -> new ArrayList<>())
                        .add(claim));
        return without.entrySet().stream()
                .filter(e -> isAnother(e.getKey()))
                .map(e -> Sentence.about(
                        "Without what "
                                + Phrases.or(e.getValue().stream()
                                        .map(words::brief)
                                        .distinct()
                                        .toList())
                                + " said, " + e.getKey().words(words) + ".",
                        e.getValue().stream().map(ClaimVersion::key).toList()))
                .toList();
    }

    private Outcome without(ClaimVersion claim) {
        Collection<ClaimVersion> rest =
                accounting.inForce().filter(c -> !c.equals(claim)).toList();
        Account account = Reconciliation.of(rest, dossier.at(), dossier.knownAt());
        return account.isEmpty() ? Outcome.NOTHING : Outcome.of(account.verdict());
    }
}
