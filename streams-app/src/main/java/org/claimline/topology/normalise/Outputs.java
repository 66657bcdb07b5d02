package org.claimline.topology.normalise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.claimline.avro.ClaimEvent;
import org.claimline.topology.normalise.Conditions.Told;
import org.jspecify.annotations.Nullable;

/** What normalise has to say after its stores have changed. */
final class Outputs {
    static final String CLAIMS = "claims-sink";
    static final String UNPLACED = "unplaced-sink";
    static final String DEAD_LETTERS = "dead-letters-sink";

    private final List<ClaimEvent> claims = new ArrayList<>();
    private final List<Told> unplaced = new ArrayList<>();
    private final List<Record<byte[], byte[]>> deadLetters = new ArrayList<>();

    void claims(List<ClaimEvent> events) {
        claims.addAll(events);
    }

    void unplaced(List<Told> told) {
        unplaced.addAll(told);
    }

    void deadLetter(Record<byte[], byte[]> letter) {
        deadLetters.add(letter);
    }

    boolean saysNothing() {
        return claims.isEmpty() && unplaced.isEmpty();
    }

    /** Puts what many reports say into the order of events, so that each town is folded forward. Ends and puts of one time keep theirs. */
    void inEventOrder() {
        claims.sort(
                Comparator.comparing((ClaimEvent event) -> event.getVersion().getEventTime())
                        .thenComparing(event -> event.getVersion().getKnownTime()));
    }

    /**
     * Sends everything, stamped {@code timestamp}.
     *
     * @param along headers of each claim event
     */
    void forward(ProcessorContext<Object, Object> context, long timestamp, Headers along) {
        for (ClaimEvent event : claims) {
            context.forward(new Record<Object, Object>(event.getTownId(), event, timestamp, along), CLAIMS);
        }
        for (Told told : unplaced) {
            context.forward(record(told.claim(), told.unplaced().orElse(null), timestamp), UNPLACED);
        }
        for (Record<byte[], byte[]> letter : deadLetters) {
            context.forward(
                    new Record<Object, Object>(letter.key(), letter.value(), letter.timestamp(), letter.headers()),
                    DEAD_LETTERS);
        }
    }

    @SuppressWarnings("NullAway") // a tombstone has no value
    private static Record<Object, Object> record(String key, @Nullable SpecificRecord value, long timestamp) {
        return new Record<>(key, value, timestamp);
    }
}
