package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.claimline.explain.Accounted;
import org.claimline.explain.Dossier;
import org.claimline.explain.Explainer;
import org.claimline.explain.Explanation;
import org.claimline.explain.Labels;
import org.claimline.explain.Tried;

/** What must hold of the explanation of any town, on generated wars with corrections, decisions and claims for the desk only. */
@AddLifecycleHook(Tries.class)
class ExplanationLawsTest {
    private static final String SEED = "20241205";
    private static final ZoneId ZONE = ZoneId.of("Asia/Damascus");
    private static final String SECRET = "Abu Secret";
    private static final Pattern BROKEN =
            Pattern.compile("  |\\bnull\\b|Optional| ,|,,|\\(\\)|\\.\\.|;\\.|: \\.| that that ");
    private static final Pattern CONSTANT = Pattern.compile("\\b(?!(SDF|SNA|NDF)\\b)[A-Z][A-Z_]{2,}\\b");

    @Property(seed = SEED)
    void everyClaimIsAccountedForOnce(
            @ForAll("histories") List<ClaimVersion> history,
            @ForAll("moments") Optional<Instant> at,
            @ForAll("moments") Optional<Instant> knownAt) {
        Dossier dossier = Dossier.of(history, at, knownAt);
        Assume.that(!dossier.account().isEmpty());

        Explanation explanation = explained(dossier);

        Set<ClaimKey> inForce = history.stream()
                .filter(v -> knownAt.map(v::knownAt).orElseGet(v::stands))
                .filter(v -> at.filter(t -> v.when().estimate().isAfter(t)).isEmpty())
                .map(ClaimVersion::key)
                .collect(Collectors.toSet());
        List<ClaimKey> told =
                sentences(explanation).flatMap(s -> s.claims().stream()).toList();
        int more = sentences(explanation).mapToInt(Explanation.Sentence::more).sum();
        assertThat(told).doesNotHaveDuplicates().allMatch(inForce::contains);
        assertThat(told.size() + more).isEqualTo(inForce.size());
        Accounted accounted = explanation.accounted();
        assertThat(accounted.claims()).isEqualTo(inForce.size());
        assertThat(accounted.basis() + accounted.positions() + sum(accounted.setAside()))
                .isEqualTo(accounted.claims());
        assertThat(accounted.versions()).isEqualTo(history.size());
        assertThat(accounted.claims() + sum(accounted.notInForce())).isEqualTo(accounted.versions());
    }

    @Property(seed = SEED)
    void sentencesAreForReadersAndAssertNothing(
            @ForAll("histories") List<ClaimVersion> history, @ForAll("moments") Optional<Instant> at) {
        Dossier dossier = Dossier.of(history, at, Optional.empty());
        Assume.that(!dossier.account().isEmpty());

        Explanation explanation = explained(dossier);

        List<String> texts = Stream.concat(
                        Stream.of(explanation.verdict(), explanation.note()),
                        sentences(explanation).map(Explanation.Sentence::text))
                .toList();
        assertThat(texts)
                .filteredOn(t -> !t.matches("[A-Z0-9“].*[.)]"))
                .as("no sentences")
                .isEmpty();
        assertThat(texts)
                .filteredOn(t -> t.contains(SECRET))
                .as("tell who must not be named")
                .isEmpty();
        assertThat(texts)
                .filteredOn(t -> BROKEN.matcher(t).find())
                .as("are broken")
                .isEmpty();
        assertThat(texts)
                .filteredOn(t -> CONSTANT.matcher(t).find())
                .as("have the name of a constant")
                .isEmpty();
        assertThat(explanation.sections()).noneMatch(s -> s.sentences().isEmpty());
        Status status = dossier.account().verdict().status();
        assertThat(explanation.verdict()).containsPattern("(?i)sources? |who holds .* is unclear|it is reported");
        assertThat(explanation.verdict().endsWith("; not verified by this newsroom.")
                        || explanation.verdict().contains("; this newsroom's desk (m.k.) found of what "))
                .as(explanation.verdict())
                .isEqualTo(status == Status.CONFIRMED || status == Status.REPORTED);
    }

    @Property(seed = SEED)
    void whatWouldChangeItWouldInTheFoldOfAll(@ForAll("histories") List<ClaimVersion> history) {
        Dossier dossier = Dossier.of(history, Optional.empty(), Optional.empty());
        Assume.that(!dossier.account().isEmpty());

        List<Tried> trials = Tried.of(dossier, labels());

        assertThat(trials.size()).isBetween(6, 60);
        for (Tried tried : trials) {
            List<ClaimVersion> all = new ArrayList<>(history);
            all.addAll(tried.claims());
            Verdict then = Reconciliation.of(all).verdict();
            assertThat(tried.equals(new Tried(
                            tried.claims(),
                            then.status(),
                            then.controller().map(Subject::side),
                            then.claimedBy().map(Subject::side))))
                    .as("%s after %s", then, tried.claims())
                    .isTrue();
        }
    }

    private static Explanation explained(Dossier dossier) {
        return Explainer.explain(dossier, labels(), ZONE);
    }

    private static Stream<Explanation.Sentence> sentences(Explanation explanation) {
        return explanation.sections().stream().flatMap(s -> s.sentences().stream());
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Labels labels() {
        return new Names("Qomhana", "channel ");
    }

    @Provide
    Arbitrary<Optional<Instant>> moments() {
        return Arbitraries.integers()
                .between(0, 130)
                .map(h -> Wars.START.plus(Duration.ofHours(h)))
                .optional(0.5);
    }

    /** Wars in which some claims are for the desk only. */
    @Provide
    Arbitrary<List<ClaimVersion>> histories() {
        return Wars.drafts().map(drafts -> Wars.of("c", Wars.ALL, drafts).stream()
                .map(c -> Math.floorMod(c.key().hashCode(), 6) == 0 ? Versions.deskOnly(c, Optional.of(SECRET)) : c)
                .toList());
    }
}
