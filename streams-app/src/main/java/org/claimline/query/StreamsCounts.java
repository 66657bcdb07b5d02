package org.claimline.query;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.claimline.topology.normalise.Counter;
import org.claimline.topology.normalise.Counters;
import org.claimline.topology.normalise.NormaliseStores;

/** Counts from the transactional store of normalise: a counter of each task that runs here, added up. */
public final class StreamsCounts implements CountSource {
    private final KafkaStreams streams;

    public StreamsCounts(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public Counts here() {
        try {
            ReadOnlyKeyValueStore<String, byte[]> store = streams.store(StoreQueryParameters.fromNameAndType(
                    NormaliseStores.COUNTERS, QueryableStoreTypes.keyValueStore()));
            Map<String, Long> sums = new HashMap<>();
            try (KeyValueIterator<String, byte[]> rows = store.all()) {
                while (rows.hasNext()) {
                    var row = rows.next();
                    sums.merge(row.key, Counters.read(row.value), Long::sum);
                }
            }
            return new Counts(
                    sum(sums, Counter.REPORTS_RECEIVED),
                    sum(sums, Counter.REPORTS_ACCEPTED),
                    sum(sums, Counter.REPORTS_DUPLICATE),
                    sum(sums, Counter.REPORTS_SUPERSEDED),
                    sum(sums, Counter.REPORTS_DEAD_LETTERED),
                    sum(sums, Counter.CLAIMS_PLACED),
                    sum(sums, Counter.CLAIMS_WAITING),
                    sum(sums, Counter.CLAIMS_HELD));
        } catch (InvalidStateStoreException e) {
            throw new MovingException("the counts are on their way between instances");
        }
    }

    private static long sum(Map<String, Long> sums, Counter counter) {
        return sums.getOrDefault(counter.name(), 0L);
    }
}
