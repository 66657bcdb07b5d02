package org.claimline.topology.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimline.topology.normalise.Feed.captured;
import static org.claimline.topology.normalise.Feed.claim;
import static org.claimline.topology.normalise.Feed.decision;
import static org.claimline.topology.normalise.Feed.place;
import static org.claimline.topology.normalise.Feed.report;

import java.util.Map;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Release;
import org.claimline.avro.SourceReport;
import org.claimline.topology.normalise.NormaliseDriver.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decisions of the desk: they split a version at their time, and release what is held. */
class NormaliseDeskTest {
    private final NormaliseDriver normalise = new NormaliseDriver();

    @AfterEach
    void close() {
        normalise.close();
    }

    @Test
    void aRejectionSplitsTheVersionAtItsTimeAndAnUndoSplitsItAgain() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));
        normalise.decision(decision("d1", DecisionKind.REJECT, 11, "rebel-channel", "r1", "c1"));

        assertThat(normalise.spans()).containsExactly("hama 11.0-", "hama 9.0-11.0");

        normalise.decision(decision("d2", DecisionKind.UNDO, 13)
                .setTargetClaim(new ClaimRef("rebel-channel", "r1", "c1"))
                .setUndoes("d1")
                .build());

        assertThat(normalise.spans()).containsExactly("hama 11.0-13.0", "hama 13.0-", "hama 9.0-11.0");
        assertThat(normalise.rows().values().stream()
                        .filter(row -> row.content().contains("REJECT")))
                .hasSize(1);
    }

    @Test
    void whatTheDeskSaysAClaimIsAboutCountsFromItsTimeWhateverTheNameMeansUntilItIsTakenBack() {
        normalise.place(place("other", "Homs", "Qomhana"));
        normalise.followRegisters();
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Qomhana"), captured("c2", "Nowhere")));
        assertThat(normalise.spans()).isEmpty();

        normalise.decision(placed("d1", 11, "c1", "qomhana"));
        normalise.decision(placed("d2", 11, "c2", "not-yet"));

        assertThat(normalise.spans()).containsExactly("qomhana 11.0-");
        assertThat(normalise.rows().values())
                .allMatch(row -> row.content().contains("\"match\": \"DESK\"")
                        && row.content().contains("\"placeAsWritten\": \"Qomhana\""));
        assertThat(normalise.count(Counter.CLAIMS_WAITING)).isEqualTo(1);

        normalise.place(place("not-yet", "Homs"));
        normalise.followRegisters();
        normalise.decision(decision("d3", DecisionKind.UNDO, 13)
                .setTargetClaim(new ClaimRef("rebel-channel", "r1", "c1"))
                .setUndoes("d1")
                .build());

        assertThat(normalise.spans()).containsExactly("not-yet 11.0-", "qomhana 11.0-13.0");
        assertThat(normalise.count(Counter.CLAIMS_WAITING)).isEqualTo(1);
        assertThat(normalise.deadLetters()).isEmpty();
    }

    private static DeskDecision placed(String id, double hour, String claim, String place) {
        return decision(id, DecisionKind.PLACE, hour)
                .setTargetClaim(new ClaimRef("rebel-channel", "r1", claim))
                .setPlaceId(place)
                .build();
    }

    @Test
    void aDecisionThatCameBeforeItsReportEndsInTheSameRows() {
        SourceReport report = report("rebel-channel", "r1", 1, 9, captured("c1", "Hama"));
        DeskDecision reject = decision("d1", DecisionKind.REJECT, 11, "rebel-channel", "r1", "c1");
        normalise.report(report);
        normalise.decision(reject);
        normalise.decision(reject);
        Map<String, Row> expected = normalise.rows();

        try (NormaliseDriver other = new NormaliseDriver()) {
            other.decision(reject);
            other.report(report);
            assertThat(other.rows()).isEqualTo(expected);
        }
    }

    @Test
    void aHeldClaimWaitsForItsReleaseAndBeginsThere() {
        normalise.report(report(
                "rebel-channel",
                "r1",
                1,
                9,
                claim("c1", "Hama", Assertion.CAPTURED).setRelease(Release.HELD).build()));
        assertThat(normalise.newEvents()).isEmpty();
        assertThat(normalise.count(Counter.CLAIMS_HELD)).isEqualTo(1);

        normalise.decision(decision("d1", DecisionKind.RELEASE, 12, "rebel-channel", "r1", "c1"));

        assertThat(normalise.spans()).containsExactly("hama 12.0-");
        assertThat(normalise.count(Counter.CLAIMS_HELD)).isZero();
        assertThat(normalise.count(Counter.CLAIMS_PLACED)).isEqualTo(1);
    }

    @Test
    void aRevisionThatSaysNowReleasesToo() {
        normalise.report(report(
                "rebel-channel",
                "r1",
                1,
                9,
                claim("c1", "Hama", Assertion.CAPTURED).setRelease(Release.HELD).build()));

        normalise.report(report("rebel-channel", "r1", 2, 10, captured("c1", "Hama")));

        assertThat(normalise.spans()).containsExactly("hama 10.0-");
    }

    @Test
    void aSuspendedSourceCountsAsUnratedWhereItPublishesAndWhereItIsQuoted() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));
        normalise.report(report(
                "state-agency",
                "r1",
                1,
                9,
                claim("c1", "Homs", Assertion.CAPTURED)
                        .setClaimant("the rebel-channel")
                        .build(),
                captured("c2", "Qomhana")));

        normalise.decision(decision("d1", DecisionKind.SUSPEND_SOURCE, 12)
                .setTargetSourceId("rebel-channel")
                .build());

        assertThat(normalise.spans())
                .containsExactly("hama 12.0-", "hama 9.0-12.0", "homs 12.0-", "homs 9.0-12.0", "qomhana 9.0-");
        assertThat(normalise.rows().values().stream()
                        .filter(row -> row.content().contains("\"rated\": false")))
                .hasSize(2);
    }
}
