package org.claimline.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.avro.Assertion;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskMark;
import org.claimline.avro.Reliability;
import org.claimline.avro.Rule;
import org.claimline.avro.TownState;
import org.claimline.avro.Visibility;
import org.claimline.claim.ClaimKey;
import org.claimline.query.ClaimId;
import org.claimline.query.TimelineView;
import org.claimline.replay.WarRows;
import org.claimline.replay.compare.Cause.ClaimDifference;
import org.claimline.replay.compare.Cause.Kind;
import org.claimline.source.report.Decision;
import org.claimline.topology.fold.ClaimFeed;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ToldRows;
import org.junit.jupiter.api.Test;

/** Where two runs differ, and why. Sources 0 and 1 are the regime's, 2 and 3 the opposition's, 4 is neutral. */
class ComparisonTest {
    private static final String TOWN = "town";
    private static final ZoneId ZONE = ZoneId.of("Asia/Damascus");
    private static final Instant END = at(24);
    private static final Comparison BOTH = new Comparison(Side.of("live", END), Side.of("trial", END));

    private final ClaimRow captured = told("r1", 2, Assertion.CAPTURED, "opposition", 17);
    private final ClaimRow present = told("r2", 0, Assertion.PRESENT, "regime", 20);
    private final ClaimRow holds = told("r3", 4, Assertion.CONTROLS, "opposition", 22);

    @Test
    void theSameClaimsInAnyOrderAreEqual() {
        List<ClaimRow> rows = List.of(captured, present, holds);
        List<ClaimRow> others = List.of(holds, captured, present);

        assertThat(BOTH.compare(TOWN, rows, others)).isEmpty();
        assertThat(BOTH.compare(
                        TOWN, rows, TownOutcome.folded(TOWN, rows, END), others, TownOutcome.folded(TOWN, others, END)))
                .isEmpty();
    }

    @Test
    void aTownOfWhichNeitherSideTellsIsEqual() {
        assertThat(BOTH.compare(TOWN, List.of(), List.of())).isEmpty();
    }

    @Test
    void aMissingReportIsToldWithWhatItChanges() {
        TownDifference town = BOTH.compare(TOWN, List.of(captured, present), List.of(captured))
                .orElseThrow();

        assertThat(town.town()).isEqualTo("Town");
        assertThat(town.state()).contains(new FieldDifference("status", "CONTESTED", "CLAIMED"));
        assertThat(town.timeline()).satisfies(timeline -> {
            assertThat(timeline.from()).isEqualTo(at(20));
            assertThat(timeline.there()).isNull();
            assertThat(timeline.entriesHere()).isEqualTo(2);
        });
        assertThat(town.disputes()).singleElement().satisfies(dispute -> {
            assertThat(dispute.where()).isEqualTo(Where.HERE);
            assertThat(dispute.openedAt()).isEqualTo(at(20));
        });
        assertThat(town.causes()).containsExactly(cause(Kind.LATE_REPORTS, only(present, Where.HERE)));
    }

    @Test
    void aTownThatOnlyOneSideTellsOf() {
        TownDifference town = BOTH.compare(TOWN, List.of(), List.of(holds)).orElseThrow();

        assertThat(town.town()).isEqualTo("Town");
        assertThat(town.state()).containsExactly(new FieldDifference("status", null, "REPORTED"));
        assertThat(town.causes()).containsExactly(cause(Kind.LATE_REPORTS, only(holds, Where.THERE)));
    }

    @Test
    void anotherRevisionIsALateReport() {
        ClaimRow revised = WarRows.revised(WarRows.with(captured, c -> c.setAssertion(Assertion.ADVANCING)), at(18));

        TownDifference town = BOTH.compare(TOWN, List.of(WarRows.ended(captured, at(18)), revised), List.of(captured))
                .orElseThrow();

        assertThat(town.causes()).containsExactly(cause(Kind.LATE_REPORTS, only(revised, Where.HERE)));
    }

    @Test
    void aRetractionOnOneSideIsALateReport() {
        TownDifference town = BOTH.compare(
                        TOWN, List.of(captured, WarRows.ended(present, at(21))), List.of(captured, present))
                .orElseThrow();

        assertThat(town.disputes()).singleElement().satisfies(dispute -> assertThat(dispute.fields())
                .contains(new FieldDifference("state", "WITHDRAWN", "OPEN")));
        assertThat(town.causes())
                .containsExactly(cause(Kind.LATE_REPORTS, field(present, "knownUntil", at(21).toString(), null)));
    }

    @Test
    void anotherReadingByTheRegistersNamesTheFields() {
        ClaimRow lower = WarRows.with(holds, c -> c.setRated(false).setReliability(Reliability.F));

        TownDifference town = BOTH.compare(TOWN, List.of(holds), List.of(lower)).orElseThrow();

        assertThat(town.state()).contains(new FieldDifference("status", "REPORTED", "CLAIMED"));
        assertThat(town.causes())
                .containsExactly(cause(
                        Kind.REGISTER, field(holds, "rated", "true", "false"), field(holds, "reliability", "B", "F")));
    }

    @Test
    void aTownThatIsCalledOtherwiseDiffersByTheRegister() {
        TownDifference town = BOTH.compare(TOWN, List.of(holds), List.of(WarRows.called(holds, "Towne")))
                .orElseThrow();

        assertThat(town.state()).containsExactly(new FieldDifference("place.name", "Town", "Towne"));
        assertThat(town.timeline()).isNull();
        assertThat(town.causes()).containsExactly(cause(Kind.REGISTER, field(holds, "place.name", "Town", "Towne")));
    }

    @Test
    void aDecisionThatLeavesAMarkIsToldAsDecision() {
        TownDifference town = BOTH.compare(
                        TOWN,
                        List.of(WarRows.ended(holds, at(23)), WarRows.decided(marked(DecisionKind.REJECT), at(23))),
                        List.of(holds))
                .orElseThrow();

        assertThat(town.causes())
                .containsExactly(cause(Kind.DECISION, field(holds, "desk", "REJECT d1 of " + at(23), null)));
    }

    @Test
    void aSuspendedSourceIsADecisionWithAllThatFollowsFromIt() {
        ClaimRow suspended = WarRows.with(
                marked(DecisionKind.SUSPEND_SOURCE), c -> c.setRated(false).setReliability(Reliability.F));

        TownDifference town = BOTH.compare(
                        TOWN, List.of(holds), List.of(WarRows.ended(holds, at(23)), WarRows.decided(suspended, at(23))))
                .orElseThrow();

        assertThat(town.causes())
                .containsExactly(cause(Kind.DECISION, field(holds, "desk", null, "SUSPEND_SOURCE d1 of " + at(23))));
    }

    @Test
    void whatTheDeskHoldsBackOnOneSideIsADecision() {
        Decision hold = new Decision(
                "d7",
                Decision.Kind.HOLD,
                at(21),
                "m.k.",
                "see the file",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ClaimKey key = present.claim().key();
        Function<ClaimKey, List<Decision>> decisions = claim -> claim.equals(key) ? List.of(hold) : List.of();
        Comparison comparison =
                new Comparison(new Side("live", END, Whereabouts.UNKNOWN, decisions), Side.of("trial", END));

        TownDifference ended = comparison
                .compare(TOWN, List.of(captured, WarRows.ended(present, at(21))), List.of(captured, present))
                .orElseThrow();
        TownDifference missing = comparison
                .compare(TOWN, List.of(captured), List.of(captured, present))
                .orElseThrow();

        assertThat(ended.causes()).extracting(Cause::kind).containsExactly(Kind.DECISION);
        assertThat(missing.causes()).containsExactly(cause(Kind.DECISION, only(present, Where.THERE)));
    }

    @Test
    void severalCausesAreToldTogetherByKind() {
        ClaimRow lower = WarRows.with(captured, c -> c.setReliability(Reliability.D));
        ClaimRow rejected = WarRows.decided(marked(DecisionKind.REJECT), at(23));

        TownDifference town = BOTH.compare(
                        TOWN, List.of(captured, present, holds), List.of(lower, WarRows.ended(holds, at(23)), rejected))
                .orElseThrow();

        assertThat(town.causes())
                .containsExactly(
                        cause(Kind.LATE_REPORTS, only(present, Where.HERE)),
                        cause(Kind.REGISTER, field(captured, "reliability", "B", "D")),
                        cause(Kind.DECISION, field(holds, "desk", null, "REJECT d1 of " + at(23))));
    }

    @Test
    void theSameClaimsWithAnotherOutcomeWereFoldedByOtherRules() {
        List<ClaimRow> rows = List.of(captured, present);
        TownOutcome folded = TownOutcome.folded(TOWN, rows, END);
        TownState other = TownState.newBuilder(folded.state().orElseThrow())
                .setRule(Rule.OVERLAP)
                .build();
        TownOutcome published = TownOutcome.published(Optional.of(other), folded.disputes());

        TownDifference town = BOTH.compare(TOWN, rows, folded, rows, published).orElseThrow();

        assertThat(town.state()).containsExactly(new FieldDifference("rule", "REBUTTAL", "OVERLAP"));
        assertThat(town.timeline()).isNull();
        assertThat(town.disputes()).isEmpty();
        assertThat(town.causes()).containsExactly(cause(Kind.RULES));
    }

    @Test
    void otherRulesAndOtherReportsAreToldApart() {
        TownOutcome folded = TownOutcome.folded(TOWN, List.of(captured), END);
        TownState other = TownState.newBuilder(folded.state().orElseThrow())
                .setRule(Rule.HEDGE)
                .build();

        TownDifference town = BOTH.compare(
                        TOWN,
                        List.of(captured, present),
                        TownOutcome.folded(TOWN, List.of(captured, present), END),
                        List.of(captured),
                        TownOutcome.published(Optional.of(other), folded.disputes()))
                .orElseThrow();

        assertThat(town.causes()).extracting(Cause::kind).containsExactly(Kind.LATE_REPORTS, Kind.RULES);
    }

    @Test
    void whatWasPublishedByTheSameRulesIsEqualToWhatIsFolded() {
        List<ClaimRow> rows = List.of(captured, present);
        TownOutcome folded = TownOutcome.folded(TOWN, rows, END);

        assertThat(BOTH.compare(TOWN, rows, folded, rows, TownOutcome.published(folded.state(), folded.disputes())))
                .isEmpty();
    }

    @Test
    void timelinesAloneMayDiffer() {
        List<ClaimRow> rows = List.of(captured, present);
        TownOutcome folded = TownOutcome.folded(TOWN, rows, END);
        List<TimelineView.Entry> shorter = folded.timeline().orElseThrow().subList(1, 2);

        TownDifference town = BOTH.compare(
                        TOWN,
                        rows,
                        folded,
                        rows,
                        new TownOutcome(folded.state(), Optional.of(shorter), folded.disputes()))
                .orElseThrow();

        assertThat(town.state()).isEmpty();
        assertThat(town.disputes()).isEmpty();
        assertThat(town.timeline()).satisfies(timeline -> {
            assertThat(timeline.from()).isEqualTo(at(17));
            assertThat(timeline.here()).startsWith("CLAIMED for opposition by rule CLAIM");
            assertThat(timeline.there()).startsWith("CONTESTED by rule REBUTTAL");
        });
    }

    @Test
    void disputesAloneMayDiffer() {
        List<ClaimRow> rows = List.of(captured, present);
        TownOutcome folded = TownOutcome.folded(TOWN, rows, END);

        TownDifference town = BOTH.compare(
                        TOWN, rows, folded, rows, new TownOutcome(folded.state(), folded.timeline(), List.of()))
                .orElseThrow();

        assertThat(town.state()).isEmpty();
        assertThat(town.timeline()).isNull();
        assertThat(town.disputes()).extracting(DisputeDifference::where).containsExactly(Where.HERE);
    }

    @Test
    void aClaimThatMovedToAnotherTownIsFoundByLookingOnceMore() {
        Map<String, List<ClaimRow>> live = Map.of(TOWN, List.of(captured, holds), "other", List.of());
        Map<String, List<ClaimRow>> trial = Map.of(TOWN, List.of(captured), "other", List.of(holds));
        Strays ours = new Strays();
        Strays theirs = new Strays();
        Comparison comparison = new Comparison(
                new Side("live", END, ours, claim -> List.of()), new Side("trial", END, theirs, claim -> List.of()));

        live.keySet().forEach(town -> comparison.compare(town, rows(live, town), rows(trial, town)));
        live.forEach(ours::look);
        trial.forEach(theirs::look);

        TownDifference from =
                comparison.compare(TOWN, rows(live, TOWN), rows(trial, TOWN)).orElseThrow();
        TownDifference to = comparison
                .compare("other", rows(live, "other"), rows(trial, "other"))
                .orElseThrow();
        assertThat(from.causes()).containsExactly(cause(Kind.REGISTER, place(Where.HERE, TOWN, "other")));
        assertThat(to.causes()).containsExactly(cause(Kind.REGISTER, place(Where.THERE, TOWN, "other")));
    }

    private ClaimDifference place(Where where, String here, String there) {
        return new ClaimDifference(ClaimId.of(holds.claim().key()), "Source 4", where, "place", here, there);
    }

    private static List<ClaimRow> rows(Map<String, List<ClaimRow>> towns, String town) {
        return towns.getOrDefault(town, List.of());
    }

    @Test
    void aClaimWhosePlaceIsUnknownOnOneSideWaitsThere() {
        Strays theirs = new Strays();
        Comparison comparison =
                new Comparison(Side.of("live", END), new Side("trial", END, theirs, claim -> List.of()));

        comparison.compare(TOWN, List.of(holds), List.of());
        theirs.waiting(List.of(holds.claim().key()));

        assertThat(comparison
                        .compare(TOWN, List.of(holds), List.of())
                        .orElseThrow()
                        .causes())
                .containsExactly(cause(Kind.REGISTER, place(Where.HERE, TOWN, Whereabouts.WAITING)));
    }

    @Test
    void whatIsForTheDeskOnlyIsWithheld() {
        ClaimRow hidden = WarRows.with(holds, c -> c.setVisibility(Visibility.DESK)
                .setClaimantName("Abu Secret")
                .setClaimantId("secret-1"));
        ClaimRow other = WarRows.with(hidden, c -> c.setClaimantName("Um Secret")
                .setClaimantId("secret-2")
                .setOriginId("secret-2")
                .setReliability(Reliability.A));

        TownDifference town =
                BOTH.compare(TOWN, List.of(hidden), List.of(other)).orElseThrow();

        assertThat(town.toString()).doesNotContainIgnoringCase("secret");
        assertThat(town.causes().get(0).claims())
                .contains(field(holds, "claimantName", "withheld", "withheld"))
                .contains(field(holds, "reliability", "B", "A"));
    }

    @Test
    void theResultReadsTownByTown() {
        ComparisonResult.Sum sum = new ComparisonResult.Sum(BOTH);
        sum.add(BOTH.compare(TOWN, List.of(captured, present), List.of(captured)));
        sum.add(BOTH.compare("same", List.of(holds), List.of(holds)));

        ComparisonResult result = sum.result();

        assertThat(result.isSame()).isFalse();
        assertThat(ComparisonText.lines(result, ZONE))
                .startsWith("Town (town)", "  state: status CONTESTED in live, CLAIMED in trial")
                .contains(
                        "  timeline: from 30 Nov 2024, 20:00 on: state CONTESTED by rule REBUTTAL from"
                                + " 2024-11-30T17:00:00Z, dispute " + disputeId() + " in live, nothing in trial",
                        "  dispute " + disputeId() + " of 30 Nov 2024, 20:00: only in live",
                        "  cause: late reports: claim c of report r2 by Source 0 (s0): only in live")
                .endsWith("1 of 2 towns ended otherwise in live than in trial.");
        ComparisonResult.Sum same = new ComparisonResult.Sum(BOTH);
        same.add(Optional.empty());
        assertThat(ComparisonText.lines(same.result(), ZONE))
                .containsExactly("1 town ended in the same in live and trial.");
    }

    private String disputeId() {
        return TownOutcome.folded(TOWN, List.of(captured, present), END)
                .disputes()
                .get(0)
                .getDisputeId();
    }

    // --- rows and causes ---

    private static Cause cause(Kind kind, ClaimDifference... claims) {
        return new Cause(kind, List.of(claims), 0);
    }

    private static ClaimDifference only(ClaimRow row, Where where) {
        return new ClaimDifference(ClaimId.of(row.claim().key()), row.sourceName(), where, null, null, null);
    }

    private static ClaimDifference field(ClaimRow row, String field, String here, String there) {
        return new ClaimDifference(ClaimId.of(row.claim().key()), row.sourceName(), Where.BOTH, field, here, there);
    }

    private ClaimRow marked(DecisionKind kind) {
        return WarRows.with(
                holds,
                content -> content.setDesk(DeskMark.newBuilder()
                        .setKind(kind)
                        .setDecisionId("d1")
                        .setEditor("m.k.")
                        .setDecidedAt(at(23))
                        .setReason("looked at")
                        .build()));
    }

    private static ClaimRow told(String report, int who, Assertion assertion, String party, int hour) {
        return ToldRows.row(ClaimFeed.told(TOWN, report, who, assertion, party, at(hour)), Optional.empty());
    }

    /** Hours of the day in Damascus. */
    private static Instant at(int hour) {
        return Instant.parse("2024-11-29T21:00:00Z").plusSeconds(hour * 3600L);
    }
}
