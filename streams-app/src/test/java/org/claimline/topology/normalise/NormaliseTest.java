package org.claimline.topology.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimline.topology.normalise.Feed.captured;
import static org.claimline.topology.normalise.Feed.report;
import static org.claimline.topology.normalise.Feed.retraction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.ClaimVersion;
import org.claimline.avro.SourceReport;
import org.claimline.topology.normalise.NormaliseDriver.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From reports to claim versions: duplicates, revisions, moves, retractions, two contents under one revision. */
class NormaliseTest {
    private final NormaliseDriver normalise = new NormaliseDriver();

    @AfterEach
    void close() {
        normalise.close();
    }

    @Test
    void aReportedClaimIsPutInItsTownAsTheRegistersReadIt() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hamah")));

        List<ClaimEvent> events = normalise.newEvents();
        assertThat(events).hasSize(1);
        ClaimEvent put = events.get(0);
        assertThat(put.getKind()).isEqualTo(ClaimEventKind.PUT);
        assertThat(put.getTownId()).isEqualTo("hama");
        assertThat(put.getVersion().getKnownFrom()).isEqualTo(Feed.at(9));
        assertThat(put.getPlace().getName()).isEqualTo("Hama");
        ClaimVersion content = put.getContent();
        assertThat(content.getClaimantSide()).isEqualTo("opposition");
        assertThat(content.getOriginId()).isEqualTo("rebel-channel");
        assertThat(content.getOwnChannel()).isTrue();
        assertThat(content.getRated()).isTrue();
        assertThat(content.getSide()).isEqualTo("opposition");
        assertThat(content.getLatest()).isEqualTo(Feed.at(9));
    }

    @Test
    void aReportSentTwiceChangesNothing() {
        SourceReport report = report("rebel-channel", "r1", 1, 9, captured("c1", "Hama"));
        normalise.report(report);
        normalise.newEvents();

        normalise.report(report);

        assertThat(normalise.newEvents()).isEmpty();
        assertThat(normalise.count(Counter.REPORTS_RECEIVED)).isEqualTo(2);
        assertThat(normalise.count(Counter.REPORTS_ACCEPTED)).isEqualTo(1);
        assertThat(normalise.count(Counter.REPORTS_DUPLICATE)).isEqualTo(1);
        assertThat(normalise.count(Counter.CLAIMS_PLACED)).isEqualTo(1);
    }

    @Test
    void aRevisionThatMovesAClaimEndsItInTheOldTownAndPutsItInTheNew() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));
        normalise.report(report("rebel-channel", "r1", 2, 12, captured("c1", "Homs")));

        assertThat(normalise.spans()).containsExactly("hama 9.0-12.0", "homs 12.0-");
        assertThat(normalise.count(Counter.CLAIMS_PLACED)).isEqualTo(1);
    }

    @Test
    void whatARevisionRepeatsUnchangedKeepsItsFirstKnownTimeAndWhatItLeavesOutEnds() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama"), captured("c2", "Homs")));
        normalise.report(report("rebel-channel", "r1", 2, 12, captured("c1", "Hama")));

        assertThat(normalise.spans()).containsExactly("hama 9.0-", "homs 9.0-12.0");
    }

    @Test
    void aRevisionThatWasOvertakenBeforeItCameIsSuperseded() {
        normalise.report(report("rebel-channel", "r1", 2, 9, captured("c1", "Hama")));
        normalise.newEvents();

        normalise.report(report("rebel-channel", "r1", 1, 10, captured("c1", "Homs")));

        assertThat(normalise.newEvents()).isEmpty();
        assertThat(normalise.count(Counter.REPORTS_SUPERSEDED)).isEqualTo(1);
    }

    @Test
    void aRetractionThatCameBeforeTheReportCutsItOffFromItsOwnTimeOn() {
        normalise.report(retraction("rebel-channel", "r2", 1, 11, "r1", "c1"));
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama"), captured("c2", "Homs")));

        assertThat(normalise.spans()).containsExactly("hama 9.0-11.0", "homs 9.0-");
    }

    @Test
    void onlyTheSameSourceRetracts() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));
        normalise.report(retraction("state-agency", "r2", 1, 11, "r1", "c1"));

        assertThat(normalise.spans()).containsExactly("hama 9.0-");
    }

    @Test
    void aRetractionThatALaterRevisionTakesBackLeavesAGap() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));
        normalise.report(retraction("rebel-channel", "r2", 1, 11, "r1", "c1"));
        assertThat(normalise.spans()).containsExactly("hama 9.0-11.0");

        normalise.report(report("rebel-channel", "r2", 2, 13));

        assertThat(normalise.spans()).containsExactly("hama 13.0-", "hama 9.0-11.0");
    }

    @Test
    void ofTwoContentsUnderOneRevisionTheSameCountsInBothOrdersAndIsFlagged() {
        SourceReport one = report("rebel-channel", "r1", 1, 9, captured("c1", "Hama"));
        SourceReport other = report("rebel-channel", "r1", 1, 9, captured("c1", "Homs"));

        Map<String, Row> forward = rowsOf(List.of(one, other));
        Map<String, Row> backward = rowsOf(List.of(other, one));

        assertThat(forward).isEqualTo(backward).hasSize(1);
        assertThat(forward.values()).allMatch(row -> row.content().contains("\"conflictingContents\": true"));
    }

    @Test
    void anyOrderAndDuplicationOfTheReportsEndsInTheSameRows() {
        List<SourceReport> reports = new ArrayList<>(List.of(
                report("rebel-channel", "r1", 1, 9, captured("c1", "Hama"), captured("c2", "Qomhana")),
                report("rebel-channel", "r1", 2, 11, captured("c1", "Homs"), captured("c2", "Qomhana")),
                report("rebel-channel", "r1", 3, 10, captured("c1", "Hama")),
                report("rebel-channel", "r1", 3, 10, captured("c1", "Kamhana")),
                report("rebel-channel", "r1", 4, 14, captured("c1", "Hama"), captured("c3", "nowhere")),
                retraction("rebel-channel", "r2", 1, 12, "r1", "c1", "c2"),
                report("rebel-channel", "r2", 2, 13),
                retraction("rebel-channel", "r3", 1, 15, "r1", "c1"),
                report(
                        "state-agency",
                        "r1",
                        1,
                        10,
                        Feed.claim("c1", "Hama", Assertion.DENIED).build())));
        Map<String, Row> expected = rowsOf(reports);
        assertThat(expected).hasSizeGreaterThan(3);
        reports.addAll(reports.subList(0, 4));

        Random random = new Random(7);
        for (int i = 0; i < 4; i++) {
            Collections.shuffle(reports, random);
            assertThat(rowsOf(reports)).isEqualTo(expected);
        }
    }

    private static Map<String, Row> rowsOf(List<SourceReport> reports) {
        try (NormaliseDriver driver = new NormaliseDriver()) {
            reports.forEach(driver::report);
            return driver.rows();
        }
    }
}
