package org.claimline.replay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskMark;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Precision;
import org.claimline.avro.Visibility;
import org.claimline.claim.ClaimKey;
import org.claimline.replay.WarRows;
import org.claimline.replay.log.LogEntry.Kind;
import org.claimline.replay.log.LogEntry.Mark;
import org.claimline.topology.fold.ClaimFeed;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ToldRows;
import org.junit.jupiter.api.Test;

/** How one town's day reads. Sources 0 and 1 are the regime's, 2 and 3 the opposition's, 4 is neutral. */
class DayLogTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Damascus");
    private static final DayLog LOG = DayLog.plain(ZONE);
    private static final Instant FROM = at("00:00");
    private static final Instant UNTIL = at("24:00");

    @Test
    void aClaimAndItsRebuttalOpenADisputeThatAnAdmissionSettles() {
        assertThat(lines(
                        told("r1", 2, Assertion.CAPTURED, "opposition", "17:00"),
                        told("r2", 0, Assertion.PRESENT, "regime", "19:30"),
                        told("r3", 0, Assertion.LOST, "regime", "21:00")))
                .containsExactly(
                        "17:00  Town  CLAIMED  Claimant 2 said that the opposition captured Town.",
                        "17:00  Town  CHANGED  nothing told -> CLAIMED for opposition: A pro-opposition source says that the"
                                + " opposition captured Town; no holder is established.",
                        "19:30  Town  CLAIMED  Claimant 0 said that the regime is in Town.",
                        "19:30  Town  CONTESTED  A pro-regime source (Claimant 0) says that the regime is in Town;"
                                + " a pro-opposition source (Claimant 2) says that the opposition captured Town.",
                        "21:00  Town  CLAIMED  Claimant 0 said that the regime lost Town.",
                        "21:00  Town  SETTLED  A side conceded, when Claimant 0 said that the regime lost Town."
                                + " Sources agree that the opposition holds Town; not verified by this newsroom.");
    }

    @Test
    void anEntryNamesClaimsSourcesDisputeAndBothStandings() {
        List<LogEntry> log = log(
                told("r1", 2, Assertion.CAPTURED, "opposition", "17:00"),
                told("r2", 0, Assertion.PRESENT, "regime", "19:30"));

        LogEntry contested = log.get(log.size() - 1);
        assertThat(contested.kind()).isEqualTo(Kind.CONTESTED);
        assertThat(contested.knownTime()).isEqualTo(at("19:30"));
        assertThat(contested.eventTime()).isEqualTo(at("19:30"));
        assertThat(contested.townId()).isEqualTo("town");
        assertThat(Standing.words(contested.before())).isEqualTo("CLAIMED for opposition");
        assertThat(Standing.words(contested.after())).isEqualTo("CONTESTED");
        assertThat(contested.claims()).extracting(c -> c.report()).containsExactly("r1", "r2");
        assertThat(contested.sources()).containsExactly("Source 2", "Source 0");
        assertThat(contested.disputeId()).startsWith("d-");
    }

    @Test
    void aRetractionUndoesTheDispute() {
        ClaimRow retracted = ended(told("r2", 0, Assertion.PRESENT, "regime", "19:30"), "20:15");

        assertThat(lines(told("r1", 2, Assertion.CAPTURED, "opposition", "17:00"), retracted))
                .endsWith(
                        "20:15  Town  WITHDRAWN  Source 0 no longer tells this: Claimant 0 said that the regime is in Town"
                                + " (30 Nov, 19:30); it was retracted, left out of a revision, or is told of another place since.",
                        "20:15  Town  UNDONE  The dispute of 30 Nov, 19:30 is undone: a claim that it rested on was corrected,"
                                + " retracted or rejected. A pro-opposition source says that the opposition captured Town;"
                                + " no holder is established.");
    }

    @Test
    void whatTheDeskHoldsBackIsToldAsHeld() {
        ClaimRow held = ended(told("r1", 2, Assertion.CAPTURED, "opposition", "17:00"), "18:00");
        DayLog log = new DayLog(
                ZONE,
                party -> Optional.empty(),
                (claim, since) -> claim.equals(new ClaimKey("s2", "r1", "c")) && since.equals(at("18:00")));

        List<LogEntry> entries = log.entries("town", List.of(held), FROM, UNTIL);

        assertThat(entries.get(2).marks()).containsExactly(Mark.HELD);
        assertThat(entries)
                .extracting(e -> e.line(ZONE))
                .endsWith(
                        "18:00  Town  WITHDRAWN  Held back by the desk: Claimant 2 said that the opposition captured Town"
                                + " (30 Nov, 17:00).",
                        "18:00  Town  CHANGED  CLAIMED for opposition -> nothing told: Nothing is told of Town any more.");
    }

    @Test
    void aRejectionIsACorrectionWithItsReason() {
        ClaimRow was = told("r1", 2, Assertion.CAPTURED, "opposition", "17:00");
        DeskMark mark = DeskMark.newBuilder()
                .setKind(DecisionKind.REJECT)
                .setDecisionId("d1")
                .setEditor("m.k.")
                .setDecidedAt(at("18:00"))
                .setReason("an old video")
                .build();
        ClaimRow now = WarRows.decided(WarRows.with(was, content -> content.setDesk(mark)), at("18:00"));

        List<LogEntry> log = log(ended(was, "18:00"), now);

        assertThat(log.get(2).line(ZONE))
                .isEqualTo(
                        "18:00  Town  CORRECTED  Rejected by m.k. on 30 Nov, 18:00: Claimant 2 said that the opposition"
                                + " captured Town (30 Nov, 17:00); reason: “an old video”.");
        assertThat(log.get(2).marks()).containsExactly(Mark.REJECTED);
    }

    @Test
    void aRevisionTellsWhatIsSaidNowAndWhatWasSaidBefore() {
        ClaimRow was = told("r1", 2, Assertion.CAPTURED, "opposition", "17:00");
        List<EvidenceItem> video =
                List.of(EvidenceItem.newBuilder().setKind(EvidenceKind.VIDEO).build());
        ClaimRow other = WarRows.with(
                was, content -> content.setAssertion(Assertion.ENTERED).setEvidence(video));
        ClaimRow now = WarRows.revised(other, at("18:30"));

        assertThat(log(ended(was, "18:30"), now).get(2).line(ZONE))
                .isEqualTo(
                        "18:30  Town  CORRECTED  Source 2 corrected its report. Now: Claimant 2 said that the opposition"
                                + " entered Town (30 Nov, 17:00; video). Before: Claimant 2 said that the opposition captured"
                                + " Town (30 Nov, 17:00).");
    }

    @Test
    void aContestOfWhichNothingIsHeardIsToldToLapseWhenItDoes() {
        List<LogEntry> log = LOG.entries(
                "town",
                List.of(
                        told("r1", 2, Assertion.CAPTURED, "opposition", "07:00"),
                        told("r2", 0, Assertion.PRESENT, "regime", "08:00")),
                at("24:00"),
                at("24:00").plusSeconds(86_400));

        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.line(ZONE))
                    .isEqualTo("20:00  Town  SETTLED  Nothing more was heard for 36 hours. Who holds Town is unclear,"
                            + " because nothing more was heard of the contest.");
            assertThat(entry.claims()).isEmpty();
        });
    }

    @Test
    void hedgesCopiesAndTheUnratedAreMarkedInAWord() {
        ClaimRow hedged = WarRows.with(
                told("r1", 4, Assertion.CONTROLS, "regime", "17:00"),
                content -> content.setCertainty(Certainty.HEDGED));
        ClaimRow first = told("r2", 2, Assertion.CAPTURED, "opposition", "18:00");
        ClaimRow copy =
                WarRows.with(told("r3", 2, Assertion.CAPTURED, "opposition", "18:10"), content -> content.setPrecision(
                                Precision.HOUR)
                        .setEarliest(at("17:40"))
                        .setLatest(at("18:10")));
        ClaimRow unrated =
                WarRows.with(told("r4", 5, Assertion.PRESENT, "sdf", "19:00"), content -> content.setRated(false));

        List<LogEntry> claims = log(hedged, first, copy, unrated).stream()
                .filter(e -> e.kind() == Kind.CLAIMED)
                .toList();

        assertThat(claims)
                .extracting(LogEntry::marks)
                .containsExactly(List.of(Mark.HEDGED), List.of(), List.of(Mark.COPY), List.of(Mark.UNRATED));
        assertThat(claims.get(2).sentence())
                .isEqualTo("Claimant 2 said that the opposition captured Town (a copy of what it had told).");
    }

    @Test
    void aLateReportIsToldWithItsEventTime() {
        ClaimRow late = WarRows.revised(told("r1", 4, Assertion.CONTROLS, "regime", "06:00"), at("22:00"));

        LogEntry entry = log(late).get(0);

        assertThat(entry.sentence()).isEqualTo("Claimant 4 said that the regime holds Town (30 Nov, 06:00).");
        assertThat(entry.knownTime()).isEqualTo(at("22:00"));
        assertThat(entry.eventTime()).isEqualTo(at("06:00"));
    }

    @Test
    void noTextOfOthersBreaksALine() {
        String hostile = "A\nB\r\u202E\u2028\u001B[31m 23:00  Hama  CONFIRMED\u0000";
        ClaimRow row = WarRows.with(
                told("r1", 2, Assertion.CAPTURED, "opposition", "17:00"),
                content ->
                        content.setClaimantName(hostile).setSourceName(hostile).setOwnChannel(false));
        ClaimRow there = WarRows.called(row, hostile);

        LOG.entries("town", List.of(ended(there, "18:00")), FROM, UNTIL)
                .forEach(entry -> assertThat(entry.line(ZONE).codePoints()).allMatch(DayLogTest::isHarmless));
        DaySummary.Sum sum = new DaySummary.Sum(FROM, UNTIL);
        LOG.tell("town", List.of(there), FROM, UNTIL, entry -> {}).ifPresent(sum::add);
        SummaryText.lines(sum.summary(), ZONE)
                .forEach(line -> assertThat(line.codePoints()).allMatch(DayLogTest::isHarmless));
    }

    private static boolean isHarmless(int codePoint) {
        int type = Character.getType(codePoint);
        return !Character.isISOControl(codePoint)
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    @Test
    void whatIsForTheDeskOnlyIsLeftOut() {
        ClaimRow hidden = WarRows.with(
                told("r1", 2, Assertion.CAPTURED, "opposition", "17:00"),
                content -> content.setVisibility(Visibility.DESK));

        assertThat(log(hidden).get(0).sentence())
                .isEqualTo("An unnamed claimant, quoted by Source 2, said that the opposition captured Town.");
    }

    // --- rows ---

    private static List<LogEntry> log(ClaimRow... rows) {
        return LOG.entries("town", List.of(rows), FROM, UNTIL);
    }

    private static List<String> lines(ClaimRow... rows) {
        return log(rows).stream().map(entry -> entry.line(ZONE)).toList();
    }

    private static ClaimRow told(String report, int who, Assertion assertion, String party, String time) {
        return ToldRows.row(ClaimFeed.told("town", report, who, assertion, party, at(time)), Optional.empty());
    }

    private static ClaimRow ended(ClaimRow row, String time) {
        return WarRows.ended(row, at(time));
    }

    private static Instant at(String time) {
        int hours = Integer.parseInt(time.substring(0, 2));
        int minutes = Integer.parseInt(time.substring(3));
        return Instant.parse("2024-11-29T21:00:00Z").plusSeconds(hours * 3600L + minutes * 60L);
    }
}
