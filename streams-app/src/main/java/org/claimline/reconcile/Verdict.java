package org.claimline.reconcile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;

/**
 * What the fold says of a town in sum: both layers in one status.
 *
 * @param controller the assessed holder; empty where unknown
 * @param claimedBy  who claims the place, under CLAIMED
 * @param rule       the rule that decided
 * @param deciding   the live positions that decide, where they are not the settled basis
 */
public record Verdict(
        Status status,
        Optional<Subject> controller,
        Optional<Subject> claimedBy,
        Rule rule,
        boolean orderUncertain,
        List<Telling> deciding) {

    /** Which claim speaks for the claimed layer: the firmest kind first, then who names a holder, then the latest. */
    private static final Comparator<Telling> LOUDEST = Comparator.comparing((Telling t) -> t.isAsserted())
            .thenComparing(t -> t.isRated())
            .thenComparing(t -> t.reading().isFor())
            .thenComparing(Telling.FOLD_ORDER);

    /** The verdict of a state that has been told anything at all. */
    public static Verdict of(FoldState state) {
        Optional<Subject> holder = state.settled().flatMap(Settled::holder);
        if (state.contest().isPresent()) {
            Contest contest = state.contest().get();
            List<Telling> sides = state.live().stream()
                    .filter(t -> t.contesting() || t.role() == Role.FIGHT)
                    .toList();
            return new Verdict(
                    Status.CONTESTED, holder, Optional.empty(), contest.rule(), contest.orderUncertain(), sides);
        }
        Optional<Telling> claim =
                state.live().stream().filter(t -> claims(t, holder)).max(LOUDEST);
        if (claim.isPresent()) {
            return claimed(state, claim.get(), holder);
        }
        return settled(state, holder);
    }

    /** Whether it claims the place for another than the holder; who says that nobody holds it claims nothing, nor who but denies. */
    private static boolean claims(Telling telling, Optional<Subject> holder) {
        Reading.Kind kind = telling.reading().kind();
        boolean claims =
                switch (telling.role()) {
                    case CLAIM -> kind != Reading.Kind.DENIED && kind != Reading.Kind.NOBODY;
                    case REBUTTAL -> kind != Reading.Kind.NOBODY;
                    case HEDGE -> true;
                    case SUPPORT, FIGHT, PART, WORD -> false;
                };
        return claims
                && holder.filter(h -> h.side().equals(telling.claimant())).isEmpty()
                && !telling.claimant().isNobody();
    }

    private static Verdict claimed(FoldState state, Telling claim, Optional<Subject> holder) {
        Side side = claim.claimant();
        Subject by = claim.reading().isFor() ? claim.reading().subject() : Subject.of(side);
        Rule rule =
                switch (claim.role()) {
                    case HEDGE -> Rule.HEDGE;
                    case REBUTTAL -> Rule.REBUTTAL_OF_CONFIRMED;
                    default ->
                        claim.isOwn()
                                        || !claim.reading().isFor()
                                        || claim.voice().isNeutral()
                                ? Rule.CLAIM
                                : Rule.DISINTERESTED_CLAIM;
                };
        List<Telling> deciding = state.live().stream()
                .filter(t -> claims(t, holder) && t.claimant().equals(side))
                .toList();
        return new Verdict(Status.CLAIMED, holder, Optional.of(by), rule, claim.orderUncertain(), deciding);
    }

    private static Verdict settled(FoldState state, Optional<Subject> holder) {
        if (state.settled().isEmpty()) {
            boolean parts = state.live().stream().anyMatch(t -> t.role() == Role.PART);
            Rule rule = state.lapsed()
                    ? Rule.LAPSE
                    : parts ? Rule.PART : state.rumoursOnly() ? Rule.RUMOUR : Rule.NOTHING_DECIDES;
            return new Verdict(Status.UNCLEAR, holder, Optional.empty(), rule, false, state.live());
        }
        Settled settled = state.settled().get();
        Status status = holder.isEmpty() ? Status.UNCLEAR : settled.confirmed() ? Status.CONFIRMED : Status.REPORTED;
        Rule rule = state.lapsed() ? Rule.LAPSE : settled.rule();
        return new Verdict(status, holder, Optional.empty(), rule, settled.orderUncertain(), List.of());
    }

    /** Whether status, controller and claimant party are the same. */
    boolean saysTheSameAs(Verdict other) {
        return status == other.status && controller.equals(other.controller) && claimedBy.equals(other.claimedBy);
    }
}
