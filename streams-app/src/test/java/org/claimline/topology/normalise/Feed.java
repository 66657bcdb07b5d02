package org.claimline.topology.normalise;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.Assertion;
import org.claimline.avro.Camp;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Reliability;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.RetractedClaim;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;

/** Reports, register entries and decisions as tests need them. Times are hours of 30 November 2024, UTC. */
final class Feed {
    static final Instant DAY = Instant.parse("2024-11-30T00:00:00Z");

    private Feed() {}

    static Instant at(double hour) {
        return DAY.plusSeconds(Math.round(hour * 3600));
    }

    private static SourceReport.Builder builder(String source, String id, int revision, double hour) {
        return SourceReport.newBuilder()
                .setSourceId(source)
                .setReportId(id)
                .setRevision(revision)
                .setPublishedAt(at(hour));
    }

    static SourceReport report(String source, String id, int revision, double hour, ReportedClaim... claims) {
        return builder(source, id, revision, hour).setClaims(List.of(claims)).build();
    }

    static SourceReport retraction(
            String source, String id, int revision, double hour, String report, String... claims) {
        return builder(source, id, revision, hour)
                .setRetracts(List.of(claims).stream()
                        .map(claim -> new RetractedClaim(report, claim))
                        .toList())
                .build();
    }

    static ReportedClaim.Builder claim(String id, String place, Assertion assertion) {
        return ReportedClaim.newBuilder()
                .setClaimId(id)
                .setPlace(place)
                .setAssertion(assertion)
                .setParty("opposition")
                .setEventTime(at(8));
    }

    static ReportedClaim captured(String id, String place) {
        return claim(id, place, Assertion.CAPTURED).build();
    }

    static Source source(String id, Stance stance, Reliability reliability, String... relays) {
        return Source.newBuilder()
                .setId(id)
                .setName("The " + id)
                .setStance(stance)
                .setReliability(reliability)
                .setRelays(List.of(relays))
                .setUpdatedAt(DAY)
                .build();
    }

    static Place place(String id, String governorate, String... spellings) {
        return Place.newBuilder()
                .setId(id)
                .setName(Character.toUpperCase(id.charAt(0)) + id.substring(1))
                .setKind(PlaceKind.TOWN)
                .setGovernorate(governorate)
                .setSpellings(List.of(spellings))
                .setUpdatedAt(DAY)
                .build();
    }

    static Party party(String id, Camp camp) {
        return Party.newBuilder()
                .setId(id)
                .setName(id)
                .setCamp(camp)
                .setUpdatedAt(DAY)
                .build();
    }

    static DeskDecision decision(
            String id, DecisionKind kind, double hour, String source, String report, String claim) {
        return decision(id, kind, hour)
                .setTargetClaim(new ClaimRef(source, report, claim))
                .build();
    }

    static DeskDecision.Builder decision(String id, DecisionKind kind, double hour) {
        return DeskDecision.newBuilder()
                .setDecisionId(id)
                .setKind(kind)
                .setDecidedAt(at(hour))
                .setEditor("desk-1")
                .setReason("as the test wants it");
    }
}
