package org.claimline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.ClaimantCondition;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Extent;
import org.claimline.avro.Precision;
import org.claimline.avro.Release;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.RetractedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.avro.Visibility;
import org.claimline.topology.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The input format: a JSON object per report, as a line of a file or the body of a request, read into the contract's records with every
 * default filled in. Strict: an unknown field is a fault, and so is a time without offset. What a report as a whole may say for
 * all its claims ({@code claimant}, {@code stance}, {@code claimantCondition}, {@code visibility}, {@code release}), each claim may say
 * otherwise. A claim without {@code claimId} is called {@code c1}, {@code c2}, ... by its place in the report.
 *
 * <p>Checks form and types only; what a report means is checked by whoever reads the topic too, so that Avro sent straight to it is
 * held to the same.
 */
public final class ReportJson {
    private ReportJson() {}

    /**
     * What a document held.
     *
     * @param reports those that could be read; without use while there are faults
     * @param faults  all that is wrong, in the order of the document
     * @param array   whether it was an array, so that pointers into it begin with a number
     */
    public record Outcome(List<SourceReport> reports, List<Fault> faults, boolean array) {
        public Outcome {
            reports = List.copyOf(reports);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads one report or an array of them.
     *
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Outcome read(byte[] document) throws MalformedJsonException {
        JsonNode root = StrictJson.read(document);
        List<Fault> faults = new FirstFaults();
        List<SourceReport> reports = new ArrayList<>();
        if (!root.isArray()) {
            reports.add(report(root, "", faults));
        } else if (root.isEmpty()) {
            faults.add(new Fault("", "[]", "holds no report", "send at least one"));
        } else {
            for (JsonNode node : root) {
                if (faults.size() < FirstFaults.MOST) {
                    reports.add(report(node, "/" + reports.size(), faults));
                }
            }
        }
        return new Outcome(reports, faults, root.isArray());
    }

    /** What a report says for all its claims. */
    private record Defaults(
            Optional<String> claimant,
            Optional<Stance> stance,
            ClaimantCondition condition,
            Visibility visibility,
            Release release) {}

    private static SourceReport report(JsonNode node, String pointer, List<Fault> faults) {
        JsonFields fields = new JsonFields(node, pointer, faults);
        SourceReport.Builder report = SourceReport.newBuilder()
                .setReportId(fields.requiredText("reportId"))
                .setRevision(fields.wholeNumber("revision", 1).orElse(1))
                .setSourceId(fields.requiredText("source"))
                .setPublishedAt(instant(fields.requiredTime("publishedAt")))
                .setUrl(orNull(fields.text("url")))
                .setTitle(orNull(fields.text("title")))
                .setLanguage(orNull(fields.text("language")))
                .setNote(orNull(fields.text("note")));
        Defaults defaults = new Defaults(
                fields.text("claimant"),
                fields.word("stance", Stance.class),
                fields.word("claimantCondition", ClaimantCondition.class).orElse(ClaimantCondition.FREE),
                fields.word("visibility", Visibility.class).orElse(Visibility.PUBLIC),
                fields.word("release", Release.class).orElse(Release.NOW));
        List<RetractedClaim> retracts = new ArrayList<>();
        for (JsonFields.Item item : fields.items("retracts")) {
            retracts.add(retracted(item, faults));
        }
        if (fields.isMissing("claims")) {
            fields.missing("claims", "an array of claims; an empty one ends all claims of earlier revisions");
        }
        List<ReportedClaim> claims = new ArrayList<>();
        for (JsonFields.Item item : fields.items("claims")) {
            if (faults.size() < FirstFaults.MOST) {
                claims.add(claim(item, "c" + (claims.size() + 1), defaults, faults));
            }
        }
        fields.end();
        return report.setRetracts(retracts).setClaims(claims).build();
    }

    private static RetractedClaim retracted(JsonFields.Item item, List<Fault> faults) {
        JsonFields fields = new JsonFields(item.node(), item.pointer(), faults);
        RetractedClaim retracted = RetractedClaim.newBuilder()
                .setReportId(fields.requiredText("report"))
                .setClaimId(fields.requiredText("claim"))
                .build();
        fields.end();
        return retracted;
    }

    private static ReportedClaim claim(JsonFields.Item item, String id, Defaults defaults, List<Fault> faults) {
        JsonFields fields = new JsonFields(item.node(), item.pointer(), faults);
        ReportedClaim.Builder claim = ReportedClaim.newBuilder()
                .setClaimId(fields.text("claimId").orElse(id))
                .setPlace(fields.requiredText("place"))
                .setWithin(orNull(fields.text("within")))
                .setAssertion(fields.requiredWord("assertion", Assertion.class).orElse(Assertion.STATUS_UNKNOWN))
                .setParty(orNull(fields.text("party")))
                .setClaimant(orNull(fields.text("claimant").or(defaults::claimant)))
                .setOrigin(orNull(fields.text("origin")))
                .setStance(orNull(fields.word("stance", Stance.class).or(defaults::stance)))
                .setCertainty(fields.word("certainty", Certainty.class).orElse(Certainty.ASSERTED))
                .setExtent(fields.word("extent", Extent.class).orElse(Extent.WHOLE))
                .setPrecision(fields.word("precision", Precision.class).orElse(Precision.DAY))
                .setClaimantCondition(fields.word("claimantCondition", ClaimantCondition.class)
                        .orElse(defaults.condition()))
                .setVisibility(fields.word("visibility", Visibility.class).orElse(defaults.visibility()))
                .setRelease(fields.word("release", Release.class).orElse(defaults.release()))
                .setQuote(orNull(fields.text("quote")))
                .setNote(orNull(fields.text("note")));
        Optional<OffsetDateTime> eventTime = fields.requiredTime("eventTime");
        claim.setEventTime(instant(eventTime))
                .setUtcOffsetMinutes(
                        eventTime.map(t -> t.getOffset().getTotalSeconds() / 60).orElse(0));
        List<EvidenceItem> evidence = new ArrayList<>();
        for (JsonFields.Item piece : fields.items("evidence")) {
            evidence(fields, piece, faults).ifPresent(evidence::add);
        }
        fields.end();
        return claim.setEvidence(evidence).build();
    }

    private static Optional<EvidenceItem> evidence(JsonFields claim, JsonFields.Item item, List<Fault> faults) {
        if (!item.node().isObject()) {
            return claim.word(item.node(), item.pointer(), EvidenceKind.class)
                    .map(kind -> EvidenceItem.newBuilder().setKind(kind).build());
        }
        JsonFields fields = new JsonFields(item.node(), item.pointer(), faults);
        Optional<EvidenceKind> kind = fields.requiredWord("kind", EvidenceKind.class);
        EvidenceItem.Builder piece = EvidenceItem.newBuilder()
                .setKind(kind.orElse(EvidenceKind.MEDIA_REPORT))
                .setUrl(orNull(fields.text("url")))
                .setArchivedUrl(orNull(fields.text("archivedUrl")))
                .setSha256(orNull(fields.text("sha256")))
                .setCapturedAt(orNull(fields.time("capturedAt").map(OffsetDateTime::toInstant)))
                .setPostedAt(orNull(fields.time("postedAt").map(OffsetDateTime::toInstant)))
                .setLatitude(orNull(fields.degrees("latitude", 90)))
                .setLongitude(orNull(fields.degrees("longitude", 180)))
                .setGeolocatedBy(orNull(fields.text("geolocatedBy")));
        fields.end();
        return Optional.of(piece.build());
    }

    private static Instant instant(Optional<OffsetDateTime> time) {
        return time.map(OffsetDateTime::toInstant).orElse(Instant.EPOCH);
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
