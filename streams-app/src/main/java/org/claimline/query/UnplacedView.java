package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.Assertion;
import org.claimline.avro.UnplacedClaim;
import org.claimline.avro.UnplacedReason;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Resolution.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A claim that waits because its place could not be told. It flows by itself once the register of places can tell.
 *
 * @param place      the name of the place as the source wrote it
 * @param within     the wider place as the source wrote it; null where it named none
 * @param reason     why it waits
 * @param wayOut     what would do
 * @param candidates the places it could be
 * @param party      the party as the source wrote it; null where the claim is about none
 * @param eventTime  when it is said to have happened
 * @param since      since when it waits: the publication of the report
 */
public record UnplacedView(
        ClaimId claim,
        String place,
        @Nullable String within,
        UnplacedReason reason,
        String wayOut,
        List<CandidateView> candidates,
        Assertion assertion,
        @Nullable String party,
        Instant eventTime,
        Instant since) {

    /** Candidates stand with all that the register knows of them. */
    static UnplacedView of(UnplacedClaim claim, PlaceRegister register) {
        return new UnplacedView(
                ClaimId.of(claim.getClaim()),
                claim.getPlaceAsWritten(),
                claim.getWithin(),
                claim.getReason(),
                wayOut(claim.getReason()),
                claim.getCandidates().stream()
                        .map(place -> register.byId(place.getPlaceId())
                                .map(CandidateView::of)
                                .orElseGet(() -> CandidateView.of(place)))
                        .toList(),
                claim.getAssertion(),
                claim.getParty(),
                claim.getEventTime(),
                claim.getPublishedAt());
    }

    private static String wayOut(UnplacedReason reason) {
        return switch (reason) {
            case UNKNOWN, UNRECOGNISED ->
                "say which place it is, or enter it (POST /api/unplaced, POST /api/places); or have the source revise its report";
            case AMBIGUOUS, WITHIN_UNKNOWN, NOT_WITHIN ->
                "say which is meant (POST /api/unplaced); or have the source revise its report: "
                        + ResolutionView.wayOut(Problem.valueOf(reason.name()));
        };
    }
}
