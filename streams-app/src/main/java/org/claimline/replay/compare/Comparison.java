package org.claimline.replay.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.avro.TownState;
import org.claimline.query.TimelineView;
import org.claimline.replay.compare.Cause.ClaimDifference;
import org.claimline.replay.compare.Cause.Kind;
import org.claimline.topology.fold.TownRow;
import org.jspecify.annotations.Nullable;

/**
 * Compares two runs, town by town: whether states and disputes are the same byte for byte as they are published, and timelines entry by entry;
 * and where not, why, from the claim versions of both sides. Claims are looked at only where the outcome differs.
 *
 * @param here  the first run
 * @param there the second run
 */
public record Comparison(Side here, Side there) {

    /**
     * Compares a town by folding the claims of both sides, as they were known on each. Where all claims are the same, so is what is folded of
     * them, and nothing is folded.
     *
     * @param rowsHere  every version of every claim of the town here; none where the town has none
     * @param rowsThere the same on the other side
     * @return empty where both ended in the same
     */
    public Optional<TownDifference> compare(
            String townId, List<? extends TownRow> rowsHere, List<? extends TownRow> rowsThere) {
        if (ClaimComparison.find(townId, here, rowsHere, there, rowsThere).isEmpty()) {
            return Optional.empty();
        }
        return compare(
                townId,
                rowsHere,
                TownOutcome.folded(townId, rowsHere, here.knownAt()),
                rowsThere,
                TownOutcome.folded(townId, rowsThere, there.knownAt()));
    }

    /**
     * Compares a town of which the outcomes are given, such as those that were published. Timelines are compared where both have one.
     *
     * @return empty where both ended in the same
     */
    public Optional<TownDifference> compare(
            String townId,
            List<? extends TownRow> rowsHere,
            TownOutcome outcomeHere,
            List<? extends TownRow> rowsThere,
            TownOutcome outcomeThere) {
        List<FieldDifference> state = state(outcomeHere.state(), outcomeThere.state());
        Optional<TimelineDifference> timeline = timeline(outcomeHere, outcomeThere);
        List<DisputeDifference> disputes = DisputeDifference.between(outcomeHere.disputes(), outcomeThere.disputes());
        if (state.isEmpty() && timeline.isEmpty() && disputes.isEmpty()) {
            return Optional.empty();
        }
        Map<Kind, List<ClaimDifference>> causes =
                new EnumMap<>(ClaimComparison.find(townId, here, rowsHere, there, rowsThere));
        if (causes.isEmpty()
                || isOfOtherRules(townId, rowsHere, outcomeHere, here)
                || isOfOtherRules(townId, rowsThere, outcomeThere, there)) {
            causes.put(Kind.RULES, List.of());
        }
        int listed = Math.min(TownDifference.MOST_DISPUTES, disputes.size());
        return Optional.of(new TownDifference(
                townId,
                outcomeHere.town().or(outcomeThere::town).orElse(townId),
                state,
                timeline.orElse(null),
                disputes.subList(0, listed),
                disputes.size() - listed,
                Cause.of(causes)));
    }

    private static List<FieldDifference> state(Optional<TownState> here, Optional<TownState> there) {
        if (here.isPresent() && there.isPresent()) {
            return Encoded.areSame(here.get(), there.get())
                    ? List.of()
                    : FieldDifference.between(here.get(), there.get());
        }
        return here.isEmpty() && there.isEmpty()
                ? List.of()
                : List.of(new FieldDifference("status", status(here), status(there)));
    }

    private static @Nullable String status(Optional<TownState> state) {
        return state.map(TownState::getStatus).map(Enum::name).orElse(null);
    }

    private static Optional<TimelineDifference> timeline(TownOutcome here, TownOutcome there) {
        Optional<List<TimelineView.Entry>> ours = here.timeline();
        Optional<List<TimelineView.Entry>> theirs = there.timeline();
        return ours.isPresent() && theirs.isPresent()
                ? TimelineDifference.between(ours.get(), theirs.get())
                : Optional.empty();
    }

    /** Whether what a side published is not what the rules of this program make of its claims. */
    private static boolean isOfOtherRules(String townId, List<? extends TownRow> rows, TownOutcome outcome, Side side) {
        if (outcome.isFolded()) {
            return false;
        }
        TownOutcome folded = TownOutcome.folded(townId, rows, side.knownAt());
        return !state(outcome.state(), folded.state()).isEmpty()
                || !DisputeDifference.between(outcome.disputes(), folded.disputes())
                        .isEmpty();
    }
}
