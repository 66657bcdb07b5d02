package org.claimline.topology.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.avro.BasisClaim;
import org.claimline.avro.DisputeKind;
import org.claimline.avro.DisputeSummary;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Role;
import org.claimline.avro.Rule;
import org.claimline.avro.SetAsideCount;
import org.claimline.avro.SetAsideReason;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.SetAside;
import org.claimline.reconcile.Settled;
import org.claimline.reconcile.Telling;
import org.claimline.reconcile.Verdict;
import org.jspecify.annotations.Nullable;

/** A town's state as it is published: a function of the state and the counts given, with nothing of how they came to be. */
public final class TownStates {
    /** A state of which nothing was heard for so long is to be shown as stale. */
    public static final Duration STALE = Duration.ofDays(3);

    private TownStates() {}

    /**
     * What is known of a town beside its state.
     *
     * @param setAside how many claims were set aside, by reason
     * @param claims   how many versions stand, those set aside among them
     * @param verdict  the desk's latest
     */
    public record Counts(Map<SetAside, Integer> setAside, long claims, Optional<org.claimline.avro.Verdict> verdict) {}

    /** The state of a town of which something was told. */
    public static TownState render(
            String townId, PlaceRef place, FoldState state, Counts counts, Function<ClaimVersion, String> sourceNames) {
        Verdict verdict = Verdict.of(state);
        PositionLists positions = PositionLists.of(state.live(), state, sourceNames);
        String sides = PositionLists.of(verdict.deciding(), state, sourceNames).sides();
        Map<ClaimKey, Role> basis = basis(state, verdict);
        return outline(townId, place, state, verdict, positions)
                .setExplanation(Wording.explanation(verdict, sides))
                .setBasis(basis.entrySet().stream()
                        .limit(PositionLists.LIMIT)
                        .map(b -> new BasisClaim(AvroClaims.ref(b.getKey()), b.getValue()))
                        .toList())
                .setBasisMore(Math.max(0, basis.size() - PositionLists.LIMIT))
                .setSetAside(setAside(counts.setAside()))
                .setClaims(Math.toIntExact(counts.claims()))
                .setVerdict(counts.verdict().orElse(null))
                .build();
    }

    /**
     * The state as a map or a list shows it: the town, the verdict and its times, without explanation, basis and counts; with positions, whose
     * sources are left unnamed, only where it is contested, for that tells between whom.
     */
    public static TownState outline(String townId, PlaceRef place, FoldState state) {
        Verdict verdict = Verdict.of(state);
        PositionLists positions = PositionLists.of(
                verdict.status() == org.claimline.claim.Status.CONTESTED ? state.live() : List.of(),
                state,
                claim -> "");
        return outline(townId, place, state, verdict, positions)
                .setExplanation("")
                .setBasis(List.of())
                .setBasisMore(0)
                .setSetAside(List.of())
                .setClaims(0)
                .setVerdict(null)
                .build();
    }

    private static TownState.Builder outline(
            String townId, PlaceRef place, FoldState state, Verdict verdict, PositionLists positions) {
        Optional<Subject> named = verdict.claimedBy().or(verdict::controller);
        return TownState.newBuilder()
                .setTownId(townId)
                .setPlace(place)
                .setStatus(Symbols.written(Status.class, verdict.status()))
                .setController(side(verdict.controller()))
                .setFaction(named.filter(Subject::isFaction).map(Subject::party).orElse(null))
                .setClaimedBy(side(verdict.claimedBy()))
                .setSince(state.since().orElse(null))
                .setLastClaimAt(state.lastClaimAt().orElse(null))
                .setStaleAfter(state.lastClaimAt().map(at -> at.plus(STALE)).orElse(null))
                .setLapsesAt(state.lapsesAt().orElse(null))
                .setLapsed(state.lapsed())
                .setOrderUncertain(verdict.orderUncertain())
                .setRule(Symbols.written(Rule.class, verdict.rule()))
                .setOpenDisputes(state.dispute()
                        .map(d -> List.of(summary(d, state.lapsesAt())))
                        .orElse(List.of()))
                .setOpenDisputesMore(0)
                .setProRegime(positions.of(Stance.PRO_REGIME))
                .setProRegimeMore(positions.more(Stance.PRO_REGIME))
                .setProOpposition(positions.of(Stance.PRO_OPPOSITION))
                .setProOppositionMore(positions.more(Stance.PRO_OPPOSITION))
                .setNeutral(positions.of(Stance.NEUTRAL))
                .setNeutralMore(positions.more(Stance.NEUTRAL))
                .setProOther(positions.of(Stance.PRO_OTHER))
                .setProOtherMore(positions.more(Stance.PRO_OTHER));
    }

    private static @Nullable String side(Optional<Subject> subject) {
        return subject.map(s -> s.side().id()).orElse(null);
    }

    /** The deciding positions, then what the assessed layer rests on, the latest first. */
    private static Map<ClaimKey, Role> basis(FoldState state, Verdict verdict) {
        Map<ClaimKey, Role> live = new LinkedHashMap<>();
        state.live().forEach(t -> live.put(t.claim().key(), Symbols.written(Role.class, t.role())));
        List<ClaimKey> keys = new ArrayList<>(verdict.deciding().stream()
                .map(Telling::claim)
                .map(ClaimVersion::key)
                .toList());
        Collections.reverse(keys);
        List<ClaimKey> settled =
                new ArrayList<>(state.settled().map(Settled::basis).orElse(List.of()));
        Collections.reverse(settled);
        keys.addAll(settled);
        Map<ClaimKey, Role> basis = new LinkedHashMap<>();
        keys.forEach(key -> basis.putIfAbsent(key, live.getOrDefault(key, Role.SUPPORT)));
        return basis;
    }

    private static List<SetAsideCount> setAside(Map<SetAside, Integer> counts) {
        List<SetAsideCount> all = new ArrayList<>();
        for (SetAside reason : SetAside.values()) {
            int count = counts.getOrDefault(reason, 0);
            if (count > 0) {
                all.add(new SetAsideCount(Symbols.written(SetAsideReason.class, reason), count));
            }
        }
        return all;
    }

    private static DisputeSummary summary(Dispute dispute, Optional<Instant> lapsesAt) {
        return DisputeSummary.newBuilder()
                .setDisputeId(dispute.id())
                .setKind(Symbols.written(DisputeKind.class, dispute.kind()))
                .setOpenedAt(dispute.openedAt())
                .setOpenedBy(AvroClaims.ref(dispute.openedBy()))
                .setLapsesAt(lapsesAt.orElse(null))
                .build();
    }
}
