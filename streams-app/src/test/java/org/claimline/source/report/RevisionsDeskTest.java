package org.claimline.source.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimline.source.report.RevisionsLawsTest.claim;
import static org.claimline.source.report.RevisionsLawsTest.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.claimline.source.report.Decision.Kind;
import org.junit.jupiter.api.Test;

/** How decisions of the desk split the spans of a claim (rule 14). */
class RevisionsDeskTest {
    private static final Instant START = Instant.parse("2024-11-30T00:00:00Z");

    @Test
    void aVerdictIsSplitOffAtItsTimeAndKeepsTheKnownTime() {
        List<ClaimSpan> spans = spans(Release.NOW, decision("d1", Kind.VERIFY, 5));

        assertThat(shown(spans)).containsExactly("1-5", "5- VERIFY");
        assertThat(spans).allMatch(span -> span.knownTime().equals(START.plusSeconds(3600)));
    }

    @Test
    void aDecisionBeforeTheClaimWasKnownMarksAllOfIt() {
        assertThat(shown(spans(Release.NOW, decision("d1", Kind.REJECT, 0)))).containsExactly("1- REJECT");
    }

    @Test
    void anUndoThatIsUndoneLeavesTheDecisionStanding() {
        assertThat(shown(spans(Release.NOW, decision("d1", Kind.REJECT, 3), undo("d2", "d1", 5), undo("d3", "d2", 7))))
                .containsExactly("1-3", "3-5 REJECT", "5-7", "7- REJECT");
    }

    @Test
    void undosThatUndoEachOtherEndTheQuestion() {
        assertThat(spans(Release.NOW, undo("d1", "d2", 3), undo("d2", "d1", 3))).isNotEmpty();
    }

    @Test
    void ofARejectionAndAVerdictTheLaterCounts() {
        assertThat(shown(spans(Release.NOW, decision("d1", Kind.REJECT, 3), decision("d2", Kind.VERIFY, 5))))
                .containsExactly("1-3", "3-5 REJECT", "5- VERIFY");
    }

    @Test
    void aHoldKeepsBackUntilItsReleaseEvenWhatIsRevised() {
        assertThat(shown(spans(Release.NOW, decision("d1", Kind.HOLD, 3), decision("d2", Kind.RELEASE, 6))))
                .containsExactly("1-3", "3-6 held", "6-");
    }

    @Test
    void aReleaseLetsGoOnlyWhatWasKnownWhenItWasDecided() {
        List<Report> revisions = List.of(
                report("r1", 1, 1, List.of(), List.of(claim("c1", "Hama", Release.HELD))),
                report("r1", 2, 6, List.of(), List.of(claim("c1", "Homs", Release.HELD))));

        List<ClaimSpan> spans =
                new Revisions(revisions, List.of(), claim -> List.of(decision("d1", Kind.RELEASE, 3))).spans();

        assertThat(shown(spans)).containsExactly("1-3 held", "3-6", "6- held");
    }

    @Test
    void aSuspensionIsItsMarkUntilTheDeskJudgesTheClaimAndLastsBesideThat() {
        assertThat(shown(spans(
                        Release.NOW,
                        decision("d1", Kind.SUSPEND_SOURCE, 3),
                        decision("d2", Kind.REJECT, 5),
                        undo("d3", "d1", 7))))
                .containsExactly("1-3", "3-5 SUSPEND_SOURCE suspended", "5-7 REJECT suspended", "7- REJECT");
    }

    @Test
    void whatWasLeftOutAndIsToldAgainIsNewAgain() {
        List<Report> revisions = List.of(
                report("r1", 1, 1, List.of(), List.of(claim("c1", "Hama"))),
                report("r1", 2, 3, List.of(), List.of()),
                report("r1", 3, 6, List.of(), List.of(claim("c1", "Hama"))));

        List<ClaimSpan> spans = new Revisions(revisions, List.of(), claim -> List.of()).spans();

        assertThat(shown(spans)).containsExactly("1-3", "6-");
        assertThat(spans.get(1).knownTime()).isEqualTo(START.plusSeconds(6 * 3600L));
    }

    @Test
    void whatChangesNothingSplitsNothing() {
        assertThat(shown(spans(Release.NOW, decision("d1", Kind.NOTE, 3), decision("d2", Kind.RELEASE, 5))))
                .containsExactly("1-");
    }

    private static List<ClaimSpan> spans(Release release, Decision... decisions) {
        Report report = report("r1", 1, 1, List.of(), List.of(claim("c1", "Hama", release)));
        return new Revisions(List.of(report), List.of(), claim -> List.of(decisions)).spans();
    }

    private static List<String> shown(List<ClaimSpan> spans) {
        return spans.stream()
                .map(span -> hour(span.knownFrom()) + "-"
                        + span.knownUntil().map(RevisionsDeskTest::hour).orElse("")
                        + span.mark().map(mark -> " " + mark.kind()).orElse("")
                        + (span.suspended() ? " suspended" : "")
                        + (span.held() ? " held" : ""))
                .toList();
    }

    private static String hour(Instant time) {
        return Long.toString(Duration.between(START, time).toHours());
    }

    private static Decision decision(String id, Kind kind, int hour) {
        return new Decision(
                id,
                kind,
                START.plusSeconds(hour * 3600L),
                "desk-1",
                "a reason",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Decision undo(String id, String undoes, int hour) {
        return new Decision(
                id,
                Kind.UNDO,
                START.plusSeconds(hour * 3600L),
                "desk-1",
                "a reason",
                Optional.empty(),
                Optional.of(undoes),
                Optional.empty());
    }
}
