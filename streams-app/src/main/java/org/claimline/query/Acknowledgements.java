package org.claimline.query;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.claimline.avro.AlertAcknowledgement;

/**
 * Who at the desk has seen which alert: the first who said so since nobody had. Another who says so while that stands changes nothing. One thread
 * writes; any may read.
 */
public final class Acknowledgements {
    private final Map<String, AlertAcknowledgement> standing = new ConcurrentHashMap<>();

    /** What stands of an alert; empty where nobody has seen it, or that was taken back. */
    public Optional<AlertAcknowledgement> standing(String alertId) {
        return Optional.ofNullable(standing.get(alertId));
    }

    /** What stands of an alert as answers show it. */
    public Optional<AcknowledgementView> view(String alertId) {
        return standing(alertId).flatMap(AcknowledgementView::of);
    }

    /** What holds of the alert once {@code told} was read. */
    AlertAcknowledgement after(AlertAcknowledgement told) {
        return told.getTakenBack() == null ? standing(told.getAlertId()).orElse(told) : told;
    }

    void put(AlertAcknowledgement holds) {
        if (holds.getTakenBack() == null) {
            standing.put(holds.getAlertId(), holds);
        } else {
            standing.remove(holds.getAlertId());
        }
    }
}
