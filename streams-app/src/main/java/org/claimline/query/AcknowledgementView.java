package org.claimline.query;

import java.time.Instant;
import java.util.Optional;
import org.claimline.avro.AlertAcknowledgement;
import org.jspecify.annotations.Nullable;

/**
 * That somebody at the desk has seen an alert, as answers show it.
 *
 * @param at     when
 * @param editor who
 * @param note   what that editor had to say to the others; null where that is nothing
 */
public record AcknowledgementView(
        Instant at, String editor, @Nullable String note) {

    /** Empty where it was taken back. */
    public static Optional<AcknowledgementView> of(AlertAcknowledgement told) {
        return told.getTakenBack() == null
                ? Optional.of(new AcknowledgementView(told.getAcknowledgedAt(), told.getEditor(), told.getNote()))
                : Optional.empty();
    }
}
