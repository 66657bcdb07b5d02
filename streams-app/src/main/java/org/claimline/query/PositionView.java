package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.Extent;
import org.claimline.avro.Interest;
import org.claimline.avro.Position;
import org.claimline.avro.Precision;
import org.claimline.avro.Reliability;
import org.claimline.avro.Role;
import org.claimline.avro.Stance;
import org.jspecify.annotations.Nullable;

/** A live position, as answers show it. {@code claimant} is null where it is withheld (visibility DESK). */
public record PositionView(
        ClaimId claim,
        String origin,
        String sourceName,
        @Nullable String claimant,
        Stance stance,
        Reliability reliability,
        Assertion assertion,
        @Nullable String party,
        @Nullable String faction,
        Extent extent,
        Certainty certainty,
        Role role,
        Interest interest,
        Instant eventTime,
        Precision precision,
        Instant earliest,
        Instant latest,
        Instant knownTime,
        boolean orderUncertain,
        List<EvidenceView> evidence,
        int evidenceMore) {

    static PositionView of(Position position) {
        return new PositionView(
                ClaimId.of(position.getClaim()),
                position.getOriginId(),
                position.getSourceName(),
                position.getClaimant(),
                position.getStance(),
                position.getReliability(),
                position.getAssertion(),
                position.getParty(),
                position.getFaction(),
                position.getExtent(),
                position.getCertainty(),
                position.getRole(),
                position.getInterest(),
                position.getEventTime(),
                position.getPrecision(),
                position.getEarliest(),
                position.getLatest(),
                position.getKnownTime(),
                position.getOrderUncertain(),
                position.getEvidence().stream().map(EvidenceView::of).toList(),
                position.getEvidenceMore());
    }
}
