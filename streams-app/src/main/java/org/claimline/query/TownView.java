package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Rule;
import org.claimline.avro.Status;
import org.jspecify.annotations.Nullable;

/**
 * The full state of one town, with all that a reader needs to check it against the sources.
 *
 * @param contenders between whom it is contested: parties, the camps' first; empty where it is not
 * @param basis      the claims that the state rests on, the deciding first
 * @param setAside   the claims that were set aside, in the order of the fold: the latest 100
 * @param setAsideMore how many were set aside before these; the town's claims tell of all
 * @param disputes   the disputes so far, by opening: the latest 100
 * @param disputesMore how many there were before these; the list of disputes has all
 * @param exceptions places within it whose status or holder differs (rule 11)
 * @param context    places around it, the nearest first (rule 11)
 * @param at         the event time asked for; null for all
 * @param knownAt    the known time asked for; null for what stands now
 * @param version    the town's version in the reconciled stream; null where the state is not the current one
 */
public record TownView(
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
        boolean orderUncertain,
        Rule rule,
        String explanation,
        PositionsView positions,
        List<BasisView> basis,
        int basisMore,
        List<SetAsideView> setAside,
        int setAsideMore,
        List<DisputeView> disputes,
        int disputesMore,
        @Nullable VerdictView verdict,
        List<RelatedView> exceptions,
        List<RelatedView> context,
        int claims,
        @Nullable Instant at,
        @Nullable Instant knownAt,
        @Nullable Long version) {

    TownLists lists() {
        return new TownLists(
                new TownLists.Latest<>(setAside, setAsideMore), new TownLists.Latest<>(disputes, disputesMore));
    }

    /** A signed verdict of the desk; it stands beside the status (rule 14). */
    public record VerdictView(String decisionId, ClaimId claim, String verdict, String editor, Instant decidedAt) {}
}
