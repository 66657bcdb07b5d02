package org.claimline.topology.mapping;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.avro.DisputeClosing;
import org.claimline.avro.DisputeKind;
import org.claimline.avro.DisputeState;
import org.claimline.avro.PlaceRef;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Closing;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;

/** Disputes as they are published. Interest is told as it is without regard to who held the town then, for a dispute spans states. */
public final class Disputes {
    private Disputes() {}

    /**
     * The record of a dispute.
     *
     * @param lapsesAt of the contest it is part of; empty once it ended
     */
    public static org.claimline.avro.Dispute render(
            String townId,
            PlaceRef place,
            Dispute dispute,
            Optional<Instant> lapsesAt,
            Function<ClaimVersion, String> sourceNames) {
        PositionLists positions = PositionLists.of(dispute.claims(), FoldState.EMPTY, sourceNames);
        boolean withdrawn = dispute.state() == Dispute.State.WITHDRAWN;
        return org.claimline.avro.Dispute.newBuilder()
                .setDisputeId(dispute.id())
                .setTownId(townId)
                .setPlace(place)
                .setKind(Symbols.written(DisputeKind.class, dispute.kind()))
                .setState(Symbols.written(DisputeState.class, dispute.state()))
                .setOpenedAt(dispute.openedAt())
                .setOpenedBy(AvroClaims.ref(dispute.openedBy()))
                .setClosedAt(dispute.closedAt().filter(at -> !withdrawn).orElse(null))
                .setClosing(dispute.closing().map(Disputes::closing).orElse(null))
                .setClosedBy(dispute.closedBy().map(AvroClaims::ref).orElse(null))
                .setReason(dispute.reason().orElse(null))
                .setLapsesAt(lapsesAt.orElse(null))
                .setProRegime(positions.of(Stance.PRO_REGIME))
                .setProRegimeMore(more(dispute, positions, Stance.PRO_REGIME))
                .setProOpposition(positions.of(Stance.PRO_OPPOSITION))
                .setProOppositionMore(more(dispute, positions, Stance.PRO_OPPOSITION))
                .setNeutral(positions.of(Stance.NEUTRAL))
                .setNeutralMore(more(dispute, positions, Stance.NEUTRAL))
                .setProOther(positions.of(Stance.PRO_OTHER))
                .setProOtherMore(more(dispute, positions, Stance.PRO_OTHER))
                .build();
    }

    private static DisputeClosing closing(Closing closing) {
        return Symbols.written(DisputeClosing.class, closing);
    }

    private static int more(Dispute dispute, PositionLists positions, Stance stance) {
        return positions.more(stance) + dispute.more().getOrDefault(stance, 0);
    }
}
