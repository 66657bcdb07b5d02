package org.claimline.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.claimline.avro.Assertion;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.RetractedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.claim.EventTime;
import org.claimline.claim.Precision;
import org.claimline.source.report.ClaimReader;

/**
 * What every door asks of a report: HTTP, files, and the topic itself. A report is taken whole or refused whole, with every fault named.
 * A claim whose place is not known is no fault: it waits.
 *
 * @param futureTolerance how far ahead of the clock a publication may lie; below the hour that brokers allow
 */
public record ReportValidator(Duration futureTolerance) {
    public static final ReportValidator DEFAULT = new ReportValidator(Duration.ofMinutes(10));

    static final int LONGEST_NAME = 300;
    static final int LONGEST_TEXT = 4_000;
    static final int LONGEST_URL = 2_000;
    static final int LONGEST_LANGUAGE = 35;
    static final int MOST_CLAIMS = 1_000;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int HALF_DAY_MINUTES = 18 * 60;
    private static final Set<Assertion> WITHOUT_PARTY =
            EnumSet.of(Assertion.FIGHTING, Assertion.NO_MANS_LAND, Assertion.STATUS_UNKNOWN);

    /** What is wrong with the report itself, whatever the registers say. {@code now} is the clock at the door. */
    public List<Fault> faults(SourceReport report, Instant now) {
        FaultList faults = new FaultList();
        faults.id("/reportId", report.getReportId());
        faults.id("/source", report.getSourceId());
        if (report.getRevision() < 1) {
            faults.add("/revision", report.getRevision(), "is below 1", "count revisions from 1");
        }
        published(report.getPublishedAt(), now, faults);
        faults.optional("/url", report.getUrl(), LONGEST_URL);
        faults.optional("/title", report.getTitle(), LONGEST_TEXT);
        faults.optional("/language", report.getLanguage(), LONGEST_LANGUAGE);
        faults.optional("/note", report.getNote(), LONGEST_TEXT);
        EvidenceValidator.time("/recordedAt", report.getRecordedAt(), faults);
        retractions(report, faults);
        if (report.getClaims().size() > MOST_CLAIMS) {
            faults.add(
                    "/claims",
                    report.getClaims().size(),
                    "are too many for one report",
                    "send at most " + MOST_CLAIMS + " claims in one report");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < report.getClaims().size(); i++) {
            ReportedClaim claim = report.getClaims().get(i);
            String at = "/claims/" + i;
            if (!ids.add(claim.getClaimId())) {
                faults.add(
                        at + "/claimId",
                        claim.getClaimId(),
                        "stands twice in this report",
                        "give each claim of a report an id of its own");
            }
            claim(at, claim, report.getPublishedAt(), faults);
        }
        return faults.faults();
    }

    /** Everything that is wrong with the report, its own faults first. */
    public List<Fault> faults(SourceReport report, Instant now, ClaimReader registers) {
        return Stream.concat(faults(report, now).stream(), unreadable(report, registers).stream())
                .toList();
    }

    /** What the registers cannot read in a report. */
    public static List<Fault> unreadable(SourceReport report, ClaimReader registers) {
        FaultList faults = new FaultList();
        for (int i = 0; i < report.getClaims().size(); i++) {
            ReportedClaim claim = report.getClaims().get(i);
            String party = claim.getParty();
            if (party != null && registers.parties().find(party).isEmpty()) {
                faults.add(
                        "/claims/" + i + "/party",
                        party,
                        "is no party of the register",
                        "use one of " + String.join(", ", registers.parties().ids()) + ", or none");
            }
            Optional<String> claimant = Optional.ofNullable(claim.getClaimant());
            if (claim.getStance() == null
                    && registers.claimant(report.getSourceId(), claimant).isEmpty()) {
                faults.add(
                        "/claims/" + i + "/stance",
                        "",
                        "is missing, and the register does not know \""
                                + registers.claimantId(report.getSourceId(), claimant) + "\"",
                        "say PRO_REGIME, PRO_OPPOSITION, NEUTRAL or PRO_OTHER, or enter the claimant in the register");
            }
        }
        return faults.faults();
    }

    private void published(Instant published, Instant now, FaultList faults) {
        if (outOfRange(published)) {
            faults.add("/publishedAt", published, "is no time of this method", "give a time between 1900 and 2200");
        } else if (published.isAfter(now.plus(futureTolerance))) {
            faults.add(
                    "/publishedAt",
                    published,
                    "lies in the future (it is " + now + ")",
                    "send a report once it is published; check the clock and the offset");
        }
    }

    private static void retractions(SourceReport report, FaultList faults) {
        for (int i = 0; i < report.getRetracts().size(); i++) {
            RetractedClaim retracted = report.getRetracts().get(i);
            String at = "/retracts/" + i;
            faults.id(at + "/report", retracted.getReportId());
            faults.id(at + "/claim", retracted.getClaimId());
            if (retracted.getReportId().equals(report.getReportId())) {
                faults.add(
                        at + "/report",
                        retracted.getReportId(),
                        "is this report",
                        "send a revision that leaves the claim out");
            }
        }
    }

    private static void claim(String at, ReportedClaim claim, Instant publishedAt, FaultList faults) {
        faults.id(at + "/claimId", claim.getClaimId());
        faults.text(at + "/place", claim.getPlace(), LONGEST_NAME);
        faults.optional(at + "/within", claim.getWithin(), LONGEST_NAME);
        faults.optional(at + "/party", claim.getParty(), LONGEST_NAME);
        faults.optional(at + "/claimant", claim.getClaimant(), LONGEST_NAME);
        faults.optional(at + "/origin", claim.getOrigin(), LONGEST_NAME);
        faults.optional(at + "/quote", claim.getQuote(), LONGEST_TEXT);
        faults.optional(at + "/note", claim.getNote(), LONGEST_TEXT);
        EvidenceValidator.faults(at, claim, faults);
        symbols(at, claim, faults);
        if (claim.getParty() == null && !WITHOUT_PARTY.contains(claim.getAssertion())) {
            faults.add(
                    at + "/party",
                    "",
                    "is missing, and " + claim.getAssertion() + " is about a party",
                    "name the party, or none");
        }
        eventTime(at, claim, publishedAt, faults);
    }

    private static void symbols(String at, ReportedClaim claim, FaultList faults) {
        faults.symbol(at + "/assertion", claim.getAssertion(), Assertion.class);
        faults.symbol(at + "/certainty", claim.getCertainty(), org.claimline.avro.Certainty.class);
        faults.symbol(at + "/extent", claim.getExtent(), org.claimline.avro.Extent.class);
        faults.symbol(at + "/precision", claim.getPrecision(), org.claimline.avro.Precision.class);
        faults.symbol(
                at + "/claimantCondition", claim.getClaimantCondition(), org.claimline.avro.ClaimantCondition.class);
        faults.symbol(at + "/visibility", claim.getVisibility(), org.claimline.avro.Visibility.class);
        faults.symbol(at + "/release", claim.getRelease(), org.claimline.avro.Release.class);
        if (claim.getStance() != null) {
            faults.symbol(at + "/stance", claim.getStance(), org.claimline.avro.Stance.class);
        }
    }

    private static void eventTime(String at, ReportedClaim claim, Instant publishedAt, FaultList faults) {
        int offset = claim.getUtcOffsetMinutes();
        if (Math.abs(offset) > HALF_DAY_MINUTES) {
            faults.add(
                    at + "/utcOffsetMinutes",
                    offset,
                    "is no offset from UTC",
                    "give minutes east of UTC: 180 is Syria");
        } else if (outOfRange(claim.getEventTime())) {
            faults.add(
                    at + "/eventTime",
                    claim.getEventTime(),
                    "is no time of this method",
                    "give a time between 1900 and 2200");
        } else if (claim.getPrecision() != org.claimline.avro.Precision.UNRECOGNISED && !outOfRange(publishedAt)) {
            Instant earliest = EventTime.earliest(
                    claim.getEventTime(),
                    ReportMapping.symbol(Precision.class, claim.getPrecision()),
                    ZoneOffset.ofTotalSeconds(offset * 60));
            if (earliest.isAfter(publishedAt)) {
                faults.add(
                        at + "/eventTime",
                        claim.getEventTime(),
                        "begins (" + earliest + ") after the report was published (" + publishedAt + ")",
                        "nobody can report what has not happened yet: check both times and their offsets");
            }
        }
    }

    static boolean outOfRange(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST);
    }
}
