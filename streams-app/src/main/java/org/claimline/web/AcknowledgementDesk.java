package org.claimline.web;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.TakenBack;
import org.claimline.ingest.NotWrittenException;
import org.claimline.query.ReadModel;

/** Takes note of who has seen an alert. Whoever says so sees it at once; where reading lags, the answer comes all the same. */
@Singleton
final class AcknowledgementDesk {
    private static final Duration UNTIL_READ = Duration.ofSeconds(2);

    private final ReadModel model;
    private final Sinks sinks;
    private final Clock clock;

    AcknowledgementDesk(ReadModel model, Sinks sinks, Clock clock) {
        this.model = model;
        this.sinks = sinks;
        this.clock = clock;
    }

    /**
     * The editor has seen the alert.
     *
     * @return what stands: another's, if that came first
     */
    AlertAcknowledgement acknowledge(ContestedAlert alert, String editor, Optional<String> note)
            throws NotWrittenException {
        Optional<AlertAcknowledgement> before = standing(alert.getAlertId());
        if (before.isPresent()) {
            return before.get();
        }
        AlertAcknowledgement own = AlertAcknowledgement.newBuilder()
                .setAlertId(alert.getAlertId())
                .setTownId(alert.getTownId())
                .setAcknowledgedAt(now())
                .setEditor(editor)
                .setNote(note.orElse(null))
                .build();
        sinks.acknowledgements().write(List.of(own));
        AlertAcknowledgement stands =
                model.awaits(() -> standing(alert.getAlertId()), UNTIL_READ).orElse(own);
        if (!stands.equals(own)) {
            // another instance was told first, and compaction keeps what came last: that has to be the first again
            sinks.acknowledgements().write(List.of(stands));
        }
        return stands;
    }

    /** What stands of the alert is taken back; where nothing does, that is so already. */
    void takeBack(String alertId, String editor) throws NotWrittenException {
        Optional<AlertAcknowledgement> standing = standing(alertId);
        if (standing.isPresent()) {
            sinks.acknowledgements()
                    .write(List.of(AlertAcknowledgement.newBuilder(standing.get())
                            .setTakenBack(new TakenBack(now(), editor))
                            .build()));
            Optional<Boolean> unused =
                    model.awaits(() -> standing(alertId).isEmpty() ? Optional.of(true) : Optional.empty(), UNTIL_READ);
        }
    }

    private Optional<AlertAcknowledgement> standing(String alertId) {
        return model.acknowledgements().standing(alertId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
