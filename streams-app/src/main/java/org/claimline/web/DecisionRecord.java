package org.claimline.web;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.claimline.avro.DeskDecision;
import org.claimline.ingest.NotWrittenException;
import org.claimline.query.DeskModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes decisions: whoever decides sees it in the record at once. Where reading lags, it is answered all the same. */
@Singleton
final class DecisionRecord {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionRecord.class);
    private static final Duration UNTIL_READ = Duration.ofSeconds(2);

    private final Sinks sinks;
    private final DeskModel desk;

    DecisionRecord(Sinks sinks, DeskModel desk) {
        this.sinks = sinks;
        this.desk = desk;
    }

    /**
     * Returns when the broker has them, and as a rule when they were read back.
     *
     * @throws NotWrittenException if the broker has not all of them
     */
    void make(List<DeskDecision> decisions) throws NotWrittenException {
        sinks.decisions().write(decisions);
        List<String> ids = decisions.stream().map(DeskDecision::getDecisionId).toList();
        try {
            if (!desk.awaits(ids, UNTIL_READ)) {
                LOG.info("{} decisions were made and are not read back yet, {} among them", ids.size(), ids.get(0));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
