package org.claimline.query;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;
import org.jspecify.annotations.Nullable;

/**
 * A town in a list.
 *
 * @param contenders between whom it is contested: parties, the camps' first; empty where it is not
 * @param version    null where the state is not the current one
 */
public record TownSummary(
        String townId,
        String name,
        @Nullable String arabicName,
        @Nullable Double lat,
        @Nullable Double lon,
        PlaceKind kind,
        @Nullable String governorate,
        Status status,
        @Nullable String controller,
        @Nullable String faction,
        @Nullable String claimedBy,
        List<String> contenders,
        @Nullable Instant since,
        @Nullable Instant lastClaimAt,
        @Nullable Instant staleAfter,
        @Nullable Instant lapsesAt,
        boolean lapsed,
        int openDisputes,
        @Nullable Long version) {

    public static TownSummary of(TownState state, OptionalLong version) {
        PlaceRef place = state.getPlace();
        return new TownSummary(
                state.getTownId(),
                place.getName(),
                place.getArabicName(),
                place.getLatitude(),
                place.getLongitude(),
                place.getKind(),
                place.getGovernorate(),
                state.getStatus(),
                state.getController(),
                state.getFaction(),
                state.getClaimedBy(),
                Contenders.of(state),
                state.getSince(),
                state.getLastClaimAt(),
                state.getStaleAfter(),
                state.getLapsesAt(),
                state.getLapsed(),
                state.getOpenDisputes().size() + state.getOpenDisputesMore(),
                version.isPresent() ? version.getAsLong() : null);
    }
}
