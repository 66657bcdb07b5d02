package org.claimline.topology;

import java.util.Optional;
import java.util.OptionalDouble;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.SourceReport;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Evidence;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Stance;
import org.claimline.source.report.Decision;
import org.claimline.source.report.Release;
import org.claimline.source.report.Report;
import org.claimline.source.report.ReportedClaim;
import org.claimline.source.report.Retraction;
import org.claimline.source.report.Visibility;
import org.jspecify.annotations.Nullable;

/** Reports and decisions as the contracts have them, to the core's values. Takes what {@link ReportValidator} has found without faults. */
public final class ReportMapping {

    private ReportMapping() {}

    public static Report report(SourceReport report) {
        return new Report(
                report.getSourceId(),
                report.getReportId(),
                report.getRevision(),
                report.getPublishedAt(),
                Optional.ofNullable(report.getRecordedAt()),
                Optional.ofNullable(report.getUrl()),
                Optional.ofNullable(report.getTitle()),
                Optional.ofNullable(report.getLanguage()),
                Optional.ofNullable(report.getNote()),
                report.getRetracts().stream()
                        .map(retracted -> new Retraction(retracted.getReportId(), retracted.getClaimId()))
                        .toList(),
                report.getClaims().stream().map(ReportMapping::claim).toList());
    }

    static ReportedClaim claim(org.claimline.avro.ReportedClaim claim) {
        return new ReportedClaim(
                claim.getClaimId(),
                claim.getPlace(),
                Optional.ofNullable(claim.getWithin()),
                symbol(Assertion.class, claim.getAssertion()),
                Optional.ofNullable(claim.getParty()),
                Optional.ofNullable(claim.getClaimant()),
                Optional.ofNullable(claim.getOrigin()),
                Optional.ofNullable(claim.getStance()).map(stance -> symbol(Stance.class, stance)),
                symbol(Certainty.class, claim.getCertainty()),
                symbol(Extent.class, claim.getExtent()),
                claim.getEvidence().stream().map(ReportMapping::evidence).toList(),
                claim.getEventTime(),
                claim.getUtcOffsetMinutes(),
                symbol(Precision.class, claim.getPrecision()),
                symbol(ClaimantCondition.class, claim.getClaimantCondition()),
                symbol(Visibility.class, claim.getVisibility()),
                symbol(Release.class, claim.getRelease()),
                Optional.ofNullable(claim.getQuote()),
                Optional.ofNullable(claim.getNote()));
    }

    public static Decision decision(org.claimline.avro.DeskDecision decision) {
        return new Decision(
                decision.getDecisionId(),
                symbol(Decision.Kind.class, decision.getKind()),
                decision.getDecidedAt(),
                decision.getEditor(),
                decision.getReason(),
                Optional.ofNullable(decision.getVerdict()),
                Optional.ofNullable(decision.getUndoes()),
                Optional.ofNullable(decision.getPlaceId()));
    }

    /** The core's word for a word of the contracts: they have the same names. */
    static <E extends Enum<E>> E symbol(Class<E> core, Enum<?> contract) {
        return Enum.valueOf(core, contract.name());
    }

    private static Evidence evidence(EvidenceItem item) {
        return new Evidence(
                symbol(EvidenceKind.class, item.getKind()),
                Optional.ofNullable(item.getUrl()),
                Optional.ofNullable(item.getArchivedUrl()),
                Optional.ofNullable(item.getSha256()),
                Optional.ofNullable(item.getCapturedAt()),
                Optional.ofNullable(item.getPostedAt()),
                degrees(item.getLatitude()),
                degrees(item.getLongitude()),
                Optional.ofNullable(item.getGeolocatedBy()));
    }

    static OptionalDouble degrees(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
