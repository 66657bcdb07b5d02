package org.claimline.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.claimline.avro.Camp;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.RetractedClaim;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.simulation.Item.Claim;
import org.claimline.simulation.Item.Decision;
import org.claimline.simulation.Item.PartyEntry;
import org.claimline.simulation.Item.PlaceEntry;
import org.claimline.simulation.Item.Report;
import org.claimline.simulation.Item.SourceEntry;

/**
 * One run of a war, whose sources, places and spellings carry its number: many wars go through the same stores, which are dear to
 * open, and never meet.
 *
 * @param exchanged whether the two camps change places in all that is said and in who says it
 */
record Run(int number, boolean exchanged) {
    static final Instant START = Instant.parse("2024-11-28T00:00:00Z");
    static final Instant NOW = Instant.parse("2024-12-10T00:00:00Z");
    private static final List<String> OF_ALL_RUNS = List.of("regime", "opposition", "sna", "ndf", "sdf", "none");

    static Instant at(int hour) {
        return START.plusSeconds(hour * 3600L);
    }

    /** A name of this run. */
    String of(String name) {
        return name + String.format(Locale.ROOT, "-%05d", number);
    }

    String party(String id) {
        return OF_ALL_RUNS.contains(id) ? exchanged(id) : of(id);
    }

    /** A party's id, or what else says a camp, for the run in which the camps are exchanged. */
    String exchanged(String id) {
        if (!exchanged) {
            return id;
        }
        return switch (id) {
            case "regime" -> "opposition";
            case "opposition" -> "regime";
            case "sna" -> "ndf";
            case "ndf" -> "sna";
            default -> id;
        };
    }

    private Stance exchanged(Stance stance) {
        if (!exchanged) {
            return stance;
        }
        return switch (stance) {
            case PRO_REGIME -> Stance.PRO_OPPOSITION;
            case PRO_OPPOSITION -> Stance.PRO_REGIME;
            default -> stance;
        };
    }

    private Camp exchanged(Camp camp) {
        if (!exchanged) {
            return camp;
        }
        return switch (camp) {
            case REGIME -> Camp.OPPOSITION;
            case OPPOSITION -> Camp.REGIME;
            default -> camp;
        };
    }

    /** @param minutes how long after its publication the service had it */
    SourceReport contract(Report report, int minutes) {
        return SourceReport.newBuilder()
                .setSourceId(of(report.source()))
                .setReportId(report.id())
                .setRevision(report.revision())
                .setPublishedAt(at(report.hour()))
                .setRecordedAt(at(report.hour()).plusSeconds(60L * minutes))
                .setRetracts(report.retracts().stream()
                        .map(r -> new RetractedClaim(r.report(), r.claim()))
                        .toList())
                .setClaims(report.claims().stream().map(this::contract).toList())
                .build();
    }

    private ReportedClaim contract(Claim claim) {
        return ReportedClaim.newBuilder()
                .setClaimId(claim.id())
                .setPlace(of(claim.where().place()))
                .setWithin(claim.where().within().map(this::of).orElse(null))
                .setAssertion(claim.word().assertion())
                .setParty(claim.word().party().map(this::party).orElse(null))
                .setExtent(claim.word().extent())
                .setCertainty(claim.word().certainty())
                .setEvidence(claim.word().video().stream().map(Run::video).toList())
                .setClaimant(claim.voice().claimant().map(this::of).orElse(null))
                .setOrigin(claim.voice().origin().map(this::of).orElse(null))
                .setStance(claim.voice().stance().map(this::exchanged).orElse(null))
                .setClaimantCondition(claim.voice().condition())
                .setEventTime(at(claim.hour()))
                .setPrecision(claim.precision())
                .setVisibility(claim.door().visibility())
                .setRelease(claim.door().release())
                .build();
    }

    private static EvidenceItem video(String sha) {
        return EvidenceItem.newBuilder()
                .setKind(EvidenceKind.VIDEO)
                .setSha256(sha.repeat(64).substring(0, 64))
                .build();
    }

    DeskDecision contract(Decision decision) {
        Optional<ClaimRef> claim =
                decision.claim().map(c -> new ClaimRef(of(decision.source()), c.report(), c.claim()));
        return DeskDecision.newBuilder()
                .setDecisionId(decision.id())
                .setKind(decision.kind())
                .setTargetClaim(claim.orElse(null))
                .setTargetSourceId(claim.isPresent() ? null : of(decision.source()))
                .setDecidedAt(at(decision.hour()))
                .setEditor("m.k.")
                .setReason("looked at twice")
                .setVerdict(decision.kind() == DecisionKind.VERIFY ? "the square is the one in the video" : null)
                .setUndoes(decision.undoes().orElse(null))
                .build();
    }

    Source contract(SourceEntry entry) {
        return Source.newBuilder()
                .setId(of(entry.id()))
                .setName(of("The " + entry.id()))
                .setAliases(entry.aliases().stream().map(this::of).toList())
                .setStance(exchanged(entry.stance()))
                .setParty(entry.stance() == Stance.PRO_OTHER ? "sdf" : null)
                .setReliability(entry.reliability())
                .setRelays(entry.relays().stream().map(this::of).toList())
                .setUpdatedAt(START)
                .build();
    }

    Place contract(PlaceEntry entry) {
        return Place.newBuilder()
                .setId(of(entry.id()))
                .setName(of(entry.name()))
                .setKind(PlaceKind.TOWN)
                .setParentId(entry.parent().map(this::of).orElse(null))
                .setSpellings(entry.spellings().stream().map(this::of).toList())
                .setUpdatedAt(START)
                .build();
    }

    Party contract(PartyEntry entry) {
        return Party.newBuilder()
                .setId(party(entry.id()))
                .setName(party(entry.id()))
                .setCamp(exchanged(entry.camp()))
                .setMemberOf(entry.memberOf().map(this::exchanged).orElse(null))
                .setUpdatedAt(START)
                .build();
    }
}
