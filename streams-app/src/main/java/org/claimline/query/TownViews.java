package org.claimline.query;

import java.util.List;
import java.util.OptionalLong;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.TownState;
import org.claimline.avro.Verdict;
import org.claimline.query.TownView.VerdictView;
import org.jspecify.annotations.Nullable;

/** Makes the full answer about a town out of its parts. */
final class TownViews {
    private TownViews() {}

    static TownView of(TownState state, OptionalLong version, TownLists lists, Moment moment) {
        PlaceRef place = state.getPlace();
        return new TownView(
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
                state.getOrderUncertain(),
                state.getRule(),
                state.getExplanation(),
                PositionsView.of(state),
                state.getBasis().stream().map(BasisView::of).toList(),
                state.getBasisMore(),
                lists.setAside().items(),
                lists.setAside().more(),
                lists.disputes().items(),
                lists.disputes().more(),
                verdict(state.getVerdict()),
                List.of(),
                List.of(),
                state.getClaims(),
                moment.at().orElse(null),
                moment.knownAt().orElse(null),
                version.isPresent() ? version.getAsLong() : null);
    }

    static TownView beside(TownView town, List<RelatedView> exceptions, List<RelatedView> context) {
        return new TownView(
                town.townId(),
                town.name(),
                town.arabicName(),
                town.lat(),
                town.lon(),
                town.kind(),
                town.governorate(),
                town.status(),
                town.controller(),
                town.faction(),
                town.claimedBy(),
                town.contenders(),
                town.since(),
                town.lastClaimAt(),
                town.staleAfter(),
                town.lapsesAt(),
                town.lapsed(),
                town.orderUncertain(),
                town.rule(),
                town.explanation(),
                town.positions(),
                town.basis(),
                town.basisMore(),
                town.setAside(),
                town.setAsideMore(),
                town.disputes(),
                town.disputesMore(),
                town.verdict(),
                exceptions,
                context,
                town.claims(),
                town.at(),
                town.knownAt(),
                town.version());
    }

    private static @Nullable VerdictView verdict(@Nullable Verdict verdict) {
        return verdict == null
                ? null
                : new VerdictView(
                        verdict.getDecisionId(),
                        ClaimId.of(verdict.getClaim()),
                        verdict.getVerdict(),
                        verdict.getEditor(),
                        verdict.getDecidedAt());
    }
}
