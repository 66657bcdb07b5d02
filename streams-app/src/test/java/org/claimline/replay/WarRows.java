package org.claimline.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.ClaimantCondition;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskMark;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Extent;
import org.claimline.avro.MatchKind;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Precision;
import org.claimline.avro.Reliability;
import org.claimline.avro.Stance;
import org.claimline.avro.VersionRef;
import org.claimline.avro.Visibility;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Evidence;
import org.claimline.claim.Side;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ToldRows;
import org.claimline.topology.mapping.AvroClaims;

/** Claims of the core as the rows of a town that keep them. */
public final class WarRows {
    /** The town that all is about. */
    public static final String TOWN = "morek";

    private WarRows() {}

    /** In the order of the fold. */
    public static List<ClaimRow> of(List<ClaimVersion> war) {
        return ToldRows.inOrder(war.stream().map(WarRows::row).toList());
    }

    public static ClaimRow row(ClaimVersion claim) {
        return ToldRows.row(
                ClaimEvent.newBuilder()
                        .setKind(ClaimEventKind.PUT)
                        .setTownId(TOWN)
                        .setVersion(AvroClaims.versionRef(claim))
                        .setPlace(place("Morek"))
                        .setContent(content(claim))
                        .build(),
                claim.knownUntil());
    }

    /** The same row with another content. */
    public static ClaimRow with(ClaimRow row, UnaryOperator<org.claimline.avro.ClaimVersion.Builder> edit) {
        ClaimEvent put = ToldRows.put(row);
        return ToldRows.row(
                ClaimEvent.newBuilder(put)
                        .setContent(edit.apply(org.claimline.avro.ClaimVersion.newBuilder(put.getContent()))
                                .build())
                        .build(),
                row.knownUntil());
    }

    /** The same row of a town that is called otherwise. */
    public static ClaimRow called(ClaimRow row, String town) {
        ClaimEvent put = ToldRows.put(row);
        return ToldRows.row(
                ClaimEvent.newBuilder(put)
                        .setPlace(PlaceRef.newBuilder(put.getPlace())
                                .setName(town)
                                .build())
                        .build(),
                row.knownUntil());
    }

    /** The same row, in force until {@code end}. */
    public static ClaimRow ended(ClaimRow row, Instant end) {
        return ToldRows.row(ToldRows.put(row), Optional.of(end));
    }

    /** The same content in a version of its own, in force from {@code from}. */
    public static ClaimRow decided(ClaimRow row, Instant from) {
        return version(row, row.claim().knownTime(), from);
    }

    /** The content as it was first published at {@code from}. */
    public static ClaimRow revised(ClaimRow row, Instant from) {
        return version(row, from, from);
    }

    private static ClaimRow version(ClaimRow row, Instant knownTime, Instant from) {
        ClaimEvent put = ToldRows.put(row);
        return ToldRows.row(
                ClaimEvent.newBuilder(put)
                        .setVersion(VersionRef.newBuilder(put.getVersion())
                                .setKnownTime(knownTime)
                                .setKnownFrom(from)
                                .build())
                        .build(),
                Optional.empty());
    }

    private static PlaceRef place(String name) {
        return PlaceRef.newBuilder()
                .setPlaceId(TOWN)
                .setName(name)
                .setKind(PlaceKind.TOWN)
                .build();
    }

    private static org.claimline.avro.ClaimVersion content(ClaimVersion claim) {
        boolean nobody = claim.side().equals(Side.NOBODY);
        return org.claimline.avro.ClaimVersion.newBuilder()
                .setPublishedAt(claim.knownTime())
                .setPlaceAsWritten("Morek")
                .setMatch(MatchKind.EXACT)
                .setAssertion(Assertion.valueOf(claim.assertion().name()))
                .setPartyId(nobody ? null : claim.subject().party())
                .setSide(nobody ? null : claim.side().id())
                .setFaction(claim.subject().isFaction() ? claim.subject().party() : null)
                .setCertainty(Certainty.valueOf(claim.certainty().name()))
                .setExtent(Extent.valueOf(claim.extent().name()))
                .setEvidence(claim.evidence().stream().map(WarRows::evidence).toList())
                .setPrecision(Precision.valueOf(claim.when().precision().name()))
                .setEarliest(claim.when().earliest())
                .setLatest(claim.when().latest())
                .setSourceName("Channel of " + claim.key().source())
                .setClaimantId(claim.speaker().id())
                .setClaimantName(claim.speaker().name().orElse("nobody"))
                .setClaimantStance(Stance.valueOf(claim.speaker().stance().name()))
                .setClaimantSide(claim.speaker().side().map(Side::id).orElse(null))
                .setPublisherSide(claim.speaker().publisherSide().map(Side::id).orElse(null))
                .setOwnChannel(claim.speaker().ownChannel())
                .setRated(claim.speaker().rated())
                .setReliability(
                        Reliability.valueOf(claim.speaker().reliability().name()))
                .setOriginId(claim.origin())
                .setClaimantCondition(
                        ClaimantCondition.valueOf(claim.speaker().condition().name()))
                .setVisibility(claim.deskOnly() ? Visibility.DESK : Visibility.PUBLIC)
                .setDesk(claim.mark().map(WarRows::mark).orElse(null))
                .build();
    }

    private static EvidenceItem evidence(Evidence item) {
        return EvidenceItem.newBuilder()
                .setKind(EvidenceKind.valueOf(item.kind().name()))
                .setUrl(item.url().orElse(null))
                .setArchivedUrl(item.archivedUrl().orElse(null))
                .setSha256(item.sha256().orElse(null))
                .setCapturedAt(item.capturedAt().orElse(null))
                .setPostedAt(item.postedAt().orElse(null))
                .setLatitude(degrees(item.latitude()))
                .setLongitude(degrees(item.longitude()))
                .setGeolocatedBy(item.geolocatedBy().orElse(null))
                .build();
    }

    private static Double degrees(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }

    private static DeskMark mark(org.claimline.claim.DeskMark mark) {
        DecisionKind kind =
                switch (mark.kind()) {
                    case REJECTED -> DecisionKind.REJECT;
                    case VERIFIED -> DecisionKind.VERIFY;
                    case SUSPENDED -> DecisionKind.SUSPEND_SOURCE;
                };
        return DeskMark.newBuilder()
                .setKind(kind)
                .setDecisionId(mark.decision())
                .setEditor(mark.editor())
                .setDecidedAt(mark.at())
                .setReason(mark.reason())
                .setVerdict(kind == DecisionKind.VERIFY ? "the footage is of that day" : null)
                .build();
    }
}
