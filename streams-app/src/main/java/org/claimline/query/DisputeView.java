package org.claimline.query;

import java.time.Instant;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeClosing;
import org.claimline.avro.DisputeKind;
import org.claimline.avro.DisputeState;
import org.jspecify.annotations.Nullable;

/** A dispute with both sides' claims, as answers show it. */
public record DisputeView(
        String disputeId,
        String townId,
        String town,
        DisputeKind kind,
        DisputeState state,
        Instant openedAt,
        ClaimId openedBy,
        @Nullable Instant closedAt,
        @Nullable DisputeClosing closing,
        @Nullable ClaimId closedBy,
        @Nullable String reason,
        @Nullable Instant lapsesAt,
        PositionsView positions) {

    public static DisputeView of(Dispute dispute) {
        return new DisputeView(
                dispute.getDisputeId(),
                dispute.getTownId(),
                dispute.getPlace().getName(),
                dispute.getKind(),
                dispute.getState(),
                dispute.getOpenedAt(),
                ClaimId.of(dispute.getOpenedBy()),
                dispute.getClosedAt(),
                dispute.getClosing(),
                dispute.getClosedBy() == null ? null : ClaimId.of(dispute.getClosedBy()),
                dispute.getReason(),
                dispute.getLapsesAt(),
                PositionsView.of(dispute));
    }
}
