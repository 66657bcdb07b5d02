package org.claimline.topology.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Extent;
import org.claimline.avro.Interest;
import org.claimline.avro.Position;
import org.claimline.avro.Precision;
import org.claimline.avro.Reliability;
import org.claimline.avro.Role;
import org.claimline.avro.Stance;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Evidence;
import org.claimline.claim.Speaker;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Telling;
import org.jspecify.annotations.Nullable;

/**
 * Positions of one record as readers may see them. Of a claim for the desk only, claimant, urls, digests and coordinates are left out, and its
 * origin gets a name that holds within the record, so that one voice is still seen as one. A short-lived object: one for each record.
 */
final class Shown {
    private final FoldState state;
    private final Function<ClaimVersion, String> sourceNames;
    private final int evidenceLimit;
    private final Map<String, String> withheldOrigins = new HashMap<>();

    /**
     * @param state       the state in which interest is judged; the empty one where a record tells of more than one
     * @param sourceNames the publishing source's name of a claim
     */
    Shown(FoldState state, Function<ClaimVersion, String> sourceNames, int evidenceLimit) {
        this.state = state;
        this.sourceNames = sourceNames;
        this.evidenceLimit = evidenceLimit;
    }

    Position position(Telling telling) {
        ClaimVersion claim = telling.claim();
        Speaker speaker = claim.speaker();
        return Position.newBuilder()
                .setClaim(AvroClaims.ref(claim.key()))
                .setOriginId(claim.deskOnly() ? withheld(claim.origin()) : claim.origin())
                .setSourceName(sourceNames.apply(claim))
                .setClaimant(claimant(claim))
                .setStance(Symbols.written(Stance.class, speaker.stance()))
                .setReliability(Symbols.written(Reliability.class, speaker.reliability()))
                .setAssertion(Symbols.written(Assertion.class, claim.assertion()))
                .setRole(Symbols.written(Role.class, telling.role()))
                .setInterest(Symbols.written(Interest.class, telling.interestIn(state)))
                .setParty(claim.side().isNobody() ? null : claim.side().id())
                .setFaction(claim.subject().isFaction() ? claim.subject().party() : null)
                .setExtent(Symbols.written(Extent.class, claim.extent()))
                .setCertainty(Symbols.written(Certainty.class, claim.certainty()))
                .setEventTime(claim.when().estimate())
                .setPrecision(Symbols.written(Precision.class, claim.when().precision()))
                .setEarliest(claim.when().earliest())
                .setLatest(claim.when().latest())
                .setKnownTime(claim.knownTime())
                .setEvidence(evidence(claim))
                .setEvidenceMore(Math.max(0, claim.evidence().size() - evidenceLimit))
                .setOrderUncertain(telling.orderUncertain())
                .build();
    }

    private static @Nullable String claimant(ClaimVersion claim) {
        Optional<String> name =
                claim.deskOnly() ? Optional.empty() : claim.speaker().name();
        return name.orElse(null);
    }

    private String withheld(String origin) {
        return withheldOrigins.computeIfAbsent(origin, o -> "withheld-" + (withheldOrigins.size() + 1));
    }

    private List<EvidenceItem> evidence(ClaimVersion claim) {
        return AvroClaims.strongestFirst(claim.evidence()).stream()
                .limit(evidenceLimit)
                .map(item -> item(item, claim.deskOnly()))
                .toList();
    }

    private static EvidenceItem item(Evidence evidence, boolean deskOnly) {
        EvidenceItem.Builder item = EvidenceItem.newBuilder()
                .setKind(Symbols.written(EvidenceKind.class, evidence.kind()))
                .setCapturedAt(evidence.capturedAt().orElse(null))
                .setPostedAt(evidence.postedAt().orElse(null));
        if (!deskOnly) {
            item.setUrl(evidence.url().orElse(null))
                    .setArchivedUrl(evidence.archivedUrl().orElse(null))
                    .setSha256(evidence.sha256().orElse(null))
                    .setGeolocatedBy(evidence.geolocatedBy().orElse(null))
                    .setLatitude(boxed(evidence.latitude()))
                    .setLongitude(boxed(evidence.longitude()));
        }
        return item.build();
    }

    private static @Nullable Double boxed(java.util.OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }
}
