package org.claimline.topology.normalise;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.ClaimVersion;
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
import org.claimline.avro.UnplacedClaim;
import org.claimline.avro.UnplacedReason;
import org.claimline.avro.VersionRef;
import org.claimline.avro.Visibility;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.Evidence;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Subject;
import org.claimline.place.Place;
import org.claimline.place.Resolution;
import org.claimline.source.report.ClaimSpan;
import org.claimline.source.report.ReadClaim;
import org.claimline.source.report.Report;
import org.claimline.source.report.ReportedClaim;
import org.jspecify.annotations.Nullable;

/** Claim versions as the contracts have them, from what the core makes of a report. */
final class ClaimEvents {
    private static final int MOST_CANDIDATES = 20;

    private ClaimEvents() {}

    static ClaimEvent put(ClaimSpan span, ReadClaim read, MatchKind match, Place place) {
        return ClaimEvent.newBuilder()
                .setKind(ClaimEventKind.PUT)
                .setTownId(place.id())
                .setVersion(version(span))
                .setPlace(place(place))
                .setContent(content(span, read, match))
                .build();
    }

    static ClaimEvent end(String townId, VersionRef version, Instant knownUntil) {
        return ClaimEvent.newBuilder()
                .setKind(ClaimEventKind.END)
                .setTownId(townId)
                .setVersion(version)
                .setKnownUntil(knownUntil)
                .build();
    }

    static MatchKind match(Resolution resolution) {
        return symbol(MatchKind.class, resolution.match());
    }

    static UnplacedClaim unplaced(ClaimSpan span, Resolution resolution) {
        ReportedClaim claim = span.claim();
        return UnplacedClaim.newBuilder()
                .setClaim(ref(span.key()))
                .setPlaceAsWritten(claim.place())
                .setWithin(orNull(claim.within()))
                .setReason(resolution
                        .problem()
                        .map(problem -> symbol(UnplacedReason.class, problem))
                        .orElse(UnplacedReason.UNRECOGNISED))
                .setCandidates(resolution.candidates().stream()
                        .limit(MOST_CANDIDATES)
                        .map(ClaimEvents::place)
                        .toList())
                .setAssertion(symbol(Assertion.class, claim.assertion()))
                .setParty(orNull(claim.party()))
                .setEventTime(claim.eventTime())
                .setPublishedAt(span.carrier().publishedAt())
                .build();
    }

    static VersionRef version(ClaimSpan span) {
        return new VersionRef(ref(span.key()), span.claim().eventTime(), span.knownTime(), span.knownFrom());
    }

    static ClaimRef ref(ClaimKey key) {
        return new ClaimRef(key.source(), key.report(), key.claim());
    }

    static PlaceRef place(Place place) {
        return PlaceRef.newBuilder()
                .setPlaceId(place.id())
                .setName(place.name())
                .setArabicName(orNull(place.arabicName()))
                .setKind(symbol(PlaceKind.class, place.kind()))
                .setGovernorate(orNull(place.governorate()))
                .setParentId(orNull(place.parentId()))
                .setLatitude(orNull(place.latitude()))
                .setLongitude(orNull(place.longitude()))
                .build();
    }

    private static ClaimVersion content(ClaimSpan span, ReadClaim read, MatchKind match) {
        ReportedClaim claim = span.claim();
        Report report = span.carrier();
        ClaimVersion.Builder content = ClaimVersion.newBuilder()
                .setRevision(report.revision())
                .setPublishedAt(report.publishedAt())
                .setRecordedAt(orNull(report.recordedAt()))
                .setUrl(orNull(report.url()))
                .setTitle(orNull(report.title()))
                .setLanguage(orNull(report.language()))
                .setQuote(orNull(claim.quote()))
                .setNote(orNull(claim.note()))
                .setPlaceAsWritten(claim.place())
                .setWithin(orNull(claim.within()))
                .setMatch(match)
                .setAssertion(symbol(Assertion.class, claim.assertion()))
                .setCertainty(symbol(Certainty.class, claim.certainty()))
                .setExtent(symbol(Extent.class, claim.extent()))
                .setEvidence(evidence(claim.evidence()))
                .setPrecision(symbol(Precision.class, claim.precision()))
                .setEarliest(read.when().earliest())
                .setLatest(read.when().latest())
                .setClaimantCondition(symbol(ClaimantCondition.class, claim.condition()))
                .setVisibility(symbol(Visibility.class, claim.visibility()))
                .setDesk(orNull(mark(span)))
                .setConflictingContents(span.conflicting());
        subject(read.subject(), content);
        voice(read, content);
        return content.build();
    }

    private static void subject(Optional<Subject> subject, ClaimVersion.Builder content) {
        content.setPartyId(orNull(subject.map(Subject::party)))
                .setSide(orNull(subject.map(Subject::side).map(Side::id)))
                .setFaction(orNull(subject.filter(Subject::isFaction).map(Subject::party)));
    }

    private static void voice(ReadClaim read, ClaimVersion.Builder content) {
        Speaker speaker = read.speaker();
        content.setSourceName(read.sourceName())
                .setClaimantId(speaker.id())
                .setClaimantName(speaker.name().orElse(speaker.id()))
                .setClaimantStance(symbol(Stance.class, speaker.stance()))
                .setClaimantSide(orNull(speaker.side().map(Side::id)))
                .setPublisherSide(orNull(speaker.publisherSide().map(Side::id)))
                .setOwnChannel(speaker.ownChannel())
                .setRated(speaker.rated())
                .setReliability(symbol(Reliability.class, speaker.reliability()))
                .setOriginId(read.origin());
    }

    private static Optional<DeskMark> mark(ClaimSpan span) {
        return span.mark().map(decision -> DeskMark.newBuilder()
                .setKind(symbol(DecisionKind.class, decision.kind()))
                .setDecisionId(decision.id())
                .setEditor(decision.editor())
                .setDecidedAt(decision.at())
                .setReason(decision.reason())
                .setVerdict(orNull(decision.verdict()))
                .build());
    }

    private static List<EvidenceItem> evidence(List<Evidence> items) {
        return items.stream()
                .map(item -> EvidenceItem.newBuilder()
                        .setKind(symbol(EvidenceKind.class, item.kind()))
                        .setUrl(orNull(item.url()))
                        .setArchivedUrl(orNull(item.archivedUrl()))
                        .setSha256(orNull(item.sha256()))
                        .setCapturedAt(orNull(item.capturedAt()))
                        .setPostedAt(orNull(item.postedAt()))
                        .setLatitude(orNull(item.latitude()))
                        .setLongitude(orNull(item.longitude()))
                        .setGeolocatedBy(orNull(item.geolocatedBy()))
                        .build())
                .toList();
    }

    /** The contract's word for a word of the core: they have the same names. */
    private static <E extends Enum<E>> E symbol(Class<E> contract, Enum<?> core) {
        return Enum.valueOf(contract, core.name());
    }

    @SuppressWarnings("NullAway") // NullAway does not know that orElse(null) may be null on purpose
    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
