package org.claimline.query;

import java.util.List;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.Position;
import org.claimline.avro.TownState;

/** Positions by the stance of their claimants, at most 20 each; {@code more} counts the rest. */
public record PositionsView(
        List<PositionView> proRegime,
        List<PositionView> proOpposition,
        List<PositionView> neutral,
        List<PositionView> proOther,
        More more) {

    /** How many positions of each stance are not listed. */
    public record More(int proRegime, int proOpposition, int neutral, int proOther) {}

    static PositionsView of(TownState state) {
        return new PositionsView(
                views(state.getProRegime()),
                views(state.getProOpposition()),
                views(state.getNeutral()),
                views(state.getProOther()),
                new More(
                        state.getProRegimeMore(),
                        state.getProOppositionMore(),
                        state.getNeutralMore(),
                        state.getProOtherMore()));
    }

    static PositionsView of(Dispute dispute) {
        return new PositionsView(
                views(dispute.getProRegime()),
                views(dispute.getProOpposition()),
                views(dispute.getNeutral()),
                views(dispute.getProOther()),
                new More(
                        dispute.getProRegimeMore(),
                        dispute.getProOppositionMore(),
                        dispute.getNeutralMore(),
                        dispute.getProOtherMore()));
    }

    static PositionsView of(ContestedAlert alert) {
        return new PositionsView(
                views(alert.getProRegime()),
                views(alert.getProOpposition()),
                views(alert.getNeutral()),
                views(alert.getProOther()),
                new More(
                        alert.getProRegimeMore(),
                        alert.getProOppositionMore(),
                        alert.getNeutralMore(),
                        alert.getProOtherMore()));
    }

    private static List<PositionView> views(List<Position> positions) {
        return positions.stream().map(PositionView::of).toList();
    }
}
