package org.claimline.source.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;

/** Rule 12 on generated sets of revisions and retractions: no order matters, spans do not overlap, and what is known is what was told. */
class RevisionsLawsTest {
    private static final Instant START = Instant.parse("2024-11-30T00:00:00Z");
    private static final int HOURS = 12;

    @Property(tries = 500)
    void anyOrderAndDuplicationGivesTheSameSpans(
            @ForAll("seen") List<Report> seen, @ForAll("retracting") List<Report> others, @ForAll long seed) {
        List<ClaimSpan> expected = spans(seen, others);
        List<Report> shuffled = new ArrayList<>(seen);
        shuffled.addAll(seen.subList(0, seen.size() / 2));
        List<Report> shuffledOthers = new ArrayList<>(others);
        shuffledOthers.addAll(others);
        Collections.shuffle(shuffled, new Random(seed));
        Collections.shuffle(shuffledOthers, new Random(seed + 1));

        assertThat(spans(shuffled, shuffledOthers)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void spansOfOneClaimNeverOverlapAndAreNeverEmpty(
            @ForAll("seen") List<Report> seen, @ForAll("retracting") List<Report> others) {
        Map<String, List<ClaimSpan>> byClaim = spans(seen, others).stream()
                .collect(Collectors.groupingBy(span -> span.claim().claimId()));

        byClaim.values().forEach(spans -> {
            Instant free = Instant.MIN;
            for (ClaimSpan span : spans) {
                assertThat(span.knownFrom()).isAfterOrEqualTo(free);
                assertThat(span.knownTime()).isBeforeOrEqualTo(span.knownFrom());
                free = span.knownUntil().orElse(Instant.MAX);
                assertThat(free).isAfter(span.knownFrom());
            }
        });
    }

    @Property(tries = 500)
    void whatIsKnownIsWhatTheReportsPublishedByThenSay(
            @ForAll("seen") List<Report> seen,
            @ForAll("retracting") List<Report> others,
            @ForAll @IntRange(min = 0, max = HOURS) int hour) {
        Instant known = START.plusSeconds(hour * 3600L);

        Set<ReportedClaim> standing = spans(seen, others).stream()
                .filter(span -> !span.knownFrom().isAfter(known))
                .filter(span -> span.knownUntil().filter(u -> !u.isAfter(known)).isEmpty())
                .map(ClaimSpan::claim)
                .collect(Collectors.toSet());

        Set<ReportedClaim> told = new HashSet<>();
        highest(seen, known).ifPresent(report -> told.addAll(report.claims()));
        Map<String, List<Report>> byReport = others.stream().collect(Collectors.groupingBy(Report::id));
        byReport.values().forEach(revisions -> highest(revisions, known)
                .ifPresent(report -> told.removeIf(claim -> report.retracts("r1", claim.claimId()))));
        assertThat(standing).isEqualTo(told);
    }

    @Property(tries = 300)
    void theKnownTimeOfAContentIsWhenItWasFirstToldWithoutABreak(@ForAll("seen") List<Report> seen) {
        for (ClaimSpan span : spans(seen, List.of())) {
            assertThat(span.knownTime()).isEqualTo(span.knownFrom());
            Optional<Report> before = highest(seen, span.knownFrom().minusMillis(1));
            assertThat(before.flatMap(report -> report.claim(span.claim().claimId())))
                    .isNotEqualTo(Optional.of(span.claim()));
        }
    }

    /** The rule in its plainest form: of the contents that count, the highest revision published by then. */
    private static Optional<Report> highest(List<Report> contents, Instant known) {
        Map<Integer, Report> counting = new HashMap<>();
        for (Report report : contents) {
            counting.merge(
                    report.revision(), report, (a, b) -> a.contentHash().compareTo(b.contentHash()) <= 0 ? a : b);
        }
        return counting.values().stream()
                .filter(report -> !report.publishedAt().isAfter(known))
                .max(Comparator.comparing(Report::revision));
    }

    private static List<ClaimSpan> spans(List<Report> seen, List<Report> others) {
        return new Revisions(seen, others, claim -> List.of()).spans();
    }

    @Provide
    Arbitrary<List<Report>> seen() {
        Arbitrary<List<ReportedClaim>> claims = Combinators.combine(
                        Arbitraries.of("c1", "c2"), Arbitraries.of("Hama", "Homs"))
                .as(RevisionsLawsTest::claim)
                .list()
                .uniqueElements(ReportedClaim::claimId)
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, HOURS),
                        claims)
                .as((revision, hour, told) -> report("r1", revision, hour, List.of(), told))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Report>> retracting() {
        Arbitrary<List<Retraction>> retractions = Arbitraries.of("c1", "c2")
                .map(claim -> new Retraction("r1", claim))
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of("r2", "r3"),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, HOURS),
                        retractions)
                .as((id, revision, hour, retracts) -> report(id, revision, hour, retracts, List.of()))
                .list()
                .ofMaxSize(4);
    }

    static Report report(String id, int revision, int hour, List<Retraction> retracts, List<ReportedClaim> claims) {
        return new Report(
                "channel",
                id,
                revision,
                START.plusSeconds(hour * 3600L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                retracts,
                claims);
    }

    static ReportedClaim claim(String id, String place) {
        return claim(id, place, Release.NOW);
    }

    static ReportedClaim claim(String id, String place, Release release) {
        return new ReportedClaim(
                id,
                place,
                Optional.empty(),
                Assertion.CAPTURED,
                Optional.of("opposition"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Certainty.ASSERTED,
                Extent.WHOLE,
                List.of(),
                START,
                180,
                Precision.DAY,
                ClaimantCondition.FREE,
                Visibility.PUBLIC,
                release,
                Optional.empty(),
                Optional.empty());
    }
}
