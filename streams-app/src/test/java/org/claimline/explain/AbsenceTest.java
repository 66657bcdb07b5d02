package org.claimline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.DeskMark;
import org.claimline.claim.EventTime;
import org.claimline.claim.Evidence;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;
import org.claimline.reconcile.Reconciliation;
import org.claimline.source.report.Decision;
import org.junit.jupiter.api.Test;

/** Why a version of a claim takes no part. */
class AbsenceTest {
    private static final Instant TOLD = Instant.parse("2024-11-30T10:00:00Z");
    private static final Instant ENDED = Instant.parse("2024-11-30T12:00:00Z");
    private static final ClaimVersion CLAIM = claim(
            "c1", Assertion.CONTROLS, Side.REGIME, Extent.WHOLE, Certainty.ASSERTED, TOLD, Precision.HOUR, List.of());
    private static final ClaimVersion GONE = CLAIM.inForceUntil(Optional.of(ENDED));

    @Test
    void nothingFollowedIt() {
        assertThat(absence(GONE, List.of(GONE))).isEqualTo(Absence.ENDED);
    }

    @Test
    void itIsOfALaterTimeOrNotYetKnown() {
        assertThat(absence(CLAIM, List.of(CLAIM))).isEqualTo(Absence.LATER);
        assertThat(dossier(Optional.of(TOLD.minusSeconds(1)), List.of()).absence(CLAIM, List.of(CLAIM)))
                .isEqualTo(Absence.NOT_YET_KNOWN);
        assertThat(dossier(Optional.of(TOLD), List.of()).absence(GONE, List.of(GONE)))
                .isEqualTo(Absence.LATER);
    }

    @Test
    void whateverItsSourceChangedInItRevisedIt() {
        List<ClaimVersion> next = List.of(
                claim(
                        "c1",
                        Assertion.PRESENT,
                        Side.REGIME,
                        Extent.WHOLE,
                        Certainty.ASSERTED,
                        TOLD,
                        Precision.HOUR,
                        List.of()),
                claim(
                        "c1",
                        Assertion.CONTROLS,
                        Side.OPPOSITION,
                        Extent.WHOLE,
                        Certainty.ASSERTED,
                        TOLD,
                        Precision.HOUR,
                        List.of()),
                claim(
                        "c1",
                        Assertion.CONTROLS,
                        Side.REGIME,
                        Extent.PART,
                        Certainty.ASSERTED,
                        TOLD,
                        Precision.HOUR,
                        List.of()),
                claim(
                        "c1",
                        Assertion.CONTROLS,
                        Side.REGIME,
                        Extent.WHOLE,
                        Certainty.HEDGED,
                        TOLD,
                        Precision.HOUR,
                        List.of()),
                claim(
                        "c1",
                        Assertion.CONTROLS,
                        Side.REGIME,
                        Extent.WHOLE,
                        Certainty.ASSERTED,
                        TOLD.minusSeconds(60),
                        Precision.HOUR,
                        List.of()),
                claim(
                        "c1",
                        Assertion.CONTROLS,
                        Side.REGIME,
                        Extent.WHOLE,
                        Certainty.ASSERTED,
                        TOLD,
                        Precision.INSTANT,
                        List.of()),
                claim(
                        "c1",
                        Assertion.CONTROLS,
                        Side.REGIME,
                        Extent.WHOLE,
                        Certainty.ASSERTED,
                        TOLD,
                        Precision.HOUR,
                        List.of(Evidence.of(EvidenceKind.VIDEO))));

        for (ClaimVersion version : next) {
            ClaimVersion marked = from(version, ENDED, Optional.of(verified()));
            assertThat(absence(GONE, List.of(GONE, marked)))
                    .as(marked.toString())
                    .isEqualTo(Absence.REVISED);
        }
    }

    @Test
    void theSameUnderAnotherDecisionGaveWayToIt() {
        ClaimVersion marked = from(CLAIM, ENDED, Optional.of(verified()));

        assertThat(absence(GONE, List.of(GONE, marked))).isEqualTo(Absence.DECIDED);
        assertThat(absence(GONE, List.of(GONE, from(CLAIM, ENDED, Optional.empty()))))
                .as("published again as it was")
                .isEqualTo(Absence.REVISED);
        assertThat(absence(GONE, List.of(GONE, from(CLAIM, ENDED.plusSeconds(1), Optional.of(verified())))))
                .as("it was gone before")
                .isEqualTo(Absence.ENDED);
    }

    @Test
    void aDecisionHoldsBackOnlyWhatItIsAboutFromItsOwnTimeOn() {
        assertThat(dossier(Optional.empty(), List.of(decided("c1", Decision.Kind.HOLD, ENDED)))
                        .absence(GONE, List.of(GONE)))
                .isEqualTo(Absence.HELD);
        for (Dossier.Decided other : List.of(
                decided("c2", Decision.Kind.HOLD, ENDED),
                decided("c1", Decision.Kind.NOTE, ENDED),
                decided("c1", Decision.Kind.HOLD, TOLD))) {
            assertThat(dossier(Optional.empty(), List.of(other)).absence(GONE, List.of(GONE)))
                    .as(other.toString())
                    .isEqualTo(Absence.ENDED);
        }
    }

    private static Absence absence(ClaimVersion version, List<ClaimVersion> ofClaim) {
        return dossier(Optional.empty(), List.of()).absence(version, ofClaim);
    }

    private static Dossier dossier(Optional<Instant> knownAt, List<Dossier.Decided> decisions) {
        return new Dossier(
                List.of(),
                Optional.empty(),
                knownAt,
                Reconciliation.of(List.of(), Optional.empty(), knownAt),
                List.of(),
                decisions);
    }

    private static Dossier.Decided decided(String claim, Decision.Kind kind, Instant at) {
        return new Dossier.Decided(
                "wire",
                Optional.of(new ClaimKey("wire", "r", claim)),
                new Decision("d-1", kind, at, "m.k.", "why", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static DeskMark verified() {
        return new DeskMark(DeskMark.Kind.VERIFIED, "d-1", "m.k.", "seen", ENDED);
    }

    private static ClaimVersion from(ClaimVersion c, Instant from, Optional<DeskMark> mark) {
        return new ClaimVersion(
                c.key(),
                c.assertion(),
                c.subject(),
                c.extent(),
                c.certainty(),
                c.when(),
                c.knownTime(),
                from,
                Optional.empty(),
                c.speaker(),
                c.origin(),
                c.evidence(),
                mark,
                false);
    }

    private static ClaimVersion claim(
            String id,
            Assertion assertion,
            Side side,
            Extent extent,
            Certainty certainty,
            Instant at,
            Precision precision,
            List<Evidence> evidence) {
        return new ClaimVersion(
                new ClaimKey("wire", "r", id),
                assertion,
                Subject.of(side),
                extent,
                certainty,
                EventTime.of(at, precision, ZoneOffset.UTC, TOLD),
                TOLD,
                TOLD,
                Optional.empty(),
                new Speaker(
                        "wire",
                        Optional.of("Wire"),
                        Stance.NEUTRAL,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        true,
                        Reliability.B,
                        ClaimantCondition.FREE),
                "wire",
                evidence,
                Optional.empty(),
                false);
    }
}
