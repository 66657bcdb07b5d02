package org.claimline.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.query.AcknowledgementView;
import org.jspecify.annotations.Nullable;

/**
 * Who at the desk has seen an alert.
 *
 * @param alertId      the alert
 * @param townId       its town
 * @param acknowledged who has seen it, and when; null where nobody has, or it was taken back
 */
@Schema(name = "Acknowledgement")
record AcknowledgementState(
        String alertId, String townId, @Nullable AcknowledgementView acknowledged) {
    static AcknowledgementState of(AlertAcknowledgement told) {
        return new AcknowledgementState(
                told.getAlertId(),
                told.getTownId(),
                AcknowledgementView.of(told).orElse(null));
    }
}
