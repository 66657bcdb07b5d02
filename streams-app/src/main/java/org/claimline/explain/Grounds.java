package org.claimline.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.claim.Assertion;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Status;
import org.claimline.explain.Explanation.Sentence;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Rule;
import org.claimline.reconcile.Settled;
import org.claimline.reconcile.Telling;
import org.claimline.reconcile.Verdict;

/** Why the state is what it is: the rule that decided, what it rests on, since when, and how sure the order of events is. */
final class Grounds {
    private static final int NAMES = 5;
    private static final Set<Rule> RESTS_ON_NOTHING = EnumSet.of(Rule.NOTHING_DECIDES, Rule.RUMOUR);
    private static final Set<Assertion> HOLDS = EnumSet.of(
            Assertion.CONTROLS, Assertion.CAPTURED, Assertion.HANDED_OVER, Assertion.BESIEGED, Assertion.NO_MANS_LAND);

    private final Attribution words;
    private final Accounting accounting;
    private final FoldState state;
    private final Verdict verdict;

    Grounds(Attribution words, Accounting accounting, FoldState state) {
        this.words = words;
        this.accounting = accounting;
        this.state = state;
        verdict = Verdict.of(state);
    }

    List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(Sentence.of(RuleWords.sentence(verdict.rule())));
        List<ClaimKey> settled = state.settled().map(Settled::basis).orElse(List.of());
        List<ClaimKey> deciding =
                verdict.deciding().stream().map(t -> t.claim().key()).toList();
        List<ClaimKey> basis = deciding.isEmpty() ? settled : deciding;
        if (RESTS_ON_NOTHING.contains(verdict.rule())) {
            return withTimes(sentences);
        }
        restsOn("It rests", basis).ifPresent(sentences::add);
        inference(basis).ifPresent(sentences::add);
        if (!deciding.isEmpty()) {
            background(settled).ifPresent(sentences::add);
        }
        return withTimes(sentences);
    }

    private List<Sentence> withTimes(List<Sentence> sentences) {
        past().ifPresent(sentences::add);
        times().ifPresent(sentences::add);
        order().ifPresent(sentences::add);
        return sentences;
    }

    private Optional<Sentence> restsOn(String begin, List<ClaimKey> basis) {
        return basis.isEmpty()
                ? Optional.empty()
                : Optional.of(Sentence.about(begin + " on what " + names(basis) + " said.", basis));
    }

    /** Where nobody said in so many words who holds the place, how it was read out of what they said (rule 2). */
    private Optional<Sentence> inference(List<ClaimKey> basis) {
        Set<Assertion> said = basis.stream()
                .flatMap(key -> accounting.claim(key).stream())
                .map(ClaimVersion::assertion)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Assertion.class)));
        boolean settled = verdict.status() == Status.CONFIRMED || verdict.status() == Status.REPORTED;
        if (!settled || said.isEmpty() || said.stream().anyMatch(HOLDS::contains)) {
            return Optional.empty();
        }
        return Optional.of(Sentence.of(
                said.contains(Assertion.SURRENDERED)
                        ? "A surrender is taken to hand the place to the other side."
                        : "Forces said to be inside, with no opponent there, are taken to hold the place."));
    }

    /** The assessed layer beneath what is claimed or contested. */
    private Optional<Sentence> background(List<ClaimKey> basis) {
        return new Headline(words)
                .background(state)
                .flatMap(established -> restsOn(Phrases.capital(established) + "; that rests", basis));
    }

    private String names(List<ClaimKey> keys) {
        Set<String> names = new LinkedHashSet<>();
        keys.forEach(key -> accounting.claim(key).map(words::name).ifPresent(names::add));
        List<String> shown = new ArrayList<>(names.stream().limit(NAMES).toList());
        if (names.size() > NAMES) {
            shown.add(names.size() - NAMES + " more");
        }
        return Phrases.and(shown);
    }

    private Optional<Sentence> past() {
        List<Fate> past = accounting.pastBasis();
        if (past.isEmpty()) {
            return Optional.empty();
        }
        List<ClaimVersion> claims = past.stream().map(Fate::claim).toList();
        return Optional.of(Sentence.telling(
                "Some of it was said earlier and has since been replaced: " + words.inShort(claims) + ".",
                claims.stream().map(ClaimVersion::key).toList()));
    }

    private Optional<Sentence> times() {
        Optional<String> since = state.since().map(this::at);
        Optional<String> last = state.lastClaimAt().map(this::at).filter(l -> !since.equals(Optional.of(l)));
        String begin = verdict.status() == Status.CONTESTED ? "Contested since " : "In this state since ";
        return since.map(s -> Sentence.of(
                begin + s + last.map(l -> "; the latest claim is of " + l).orElse("") + "."));
    }

    /** In the words of a claim of that time, which knows how exact it is; before others, of one that the state rests on. */
    private String at(Instant time) {
        return Stream.concat(accounting.basis(), accounting.claims())
                .filter(c -> c.when().estimate().equals(time))
                .findFirst()
                .map(words::when)
                .orElseGet(() -> words.times().instant(time));
    }

    private Optional<Sentence> order() {
        if (!verdict.orderUncertain()) {
            return Optional.empty();
        }
        List<ClaimKey> overlapping = state.live().stream()
                .filter(t -> t.orderUncertain() || t.contesting())
                .map(Telling::claim)
                .map(ClaimVersion::key)
                .toList();
        return Optional.of(Sentence.about("The times given overlap, so which came first is not certain.", overlapping));
    }
}
