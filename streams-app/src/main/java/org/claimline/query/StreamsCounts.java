package org.claimline.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.claimline.topology.normalise.Counter;
import org.claimline.topology.normalise.Counters;
import org.claimline.topology.normalise.NormaliseStores;

/** Counts from the transactional store of normalise: a counter of each task, added up. */
public final class StreamsCounts implements CountSource {
    private final PartitionStores<String, byte[]> stores;
    private final Division division;

    /** @param division of the topic of reports */
    public StreamsCounts(KafkaStreams streams, Division division) {
        this.stores = new PartitionStores<>(streams, NormaliseStores.COUNTERS);
        this.division = division;
    }

    @Override
    public Map<Holder, Set<Integer>> division() {
        return division.all();
    }

    @Override
    public Counts of(Set<Integer> partitions) {
        Map<String, Long> sums = new HashMap<>();
        for (int partition : partitions) {
            read(partition).forEach((counter, count) -> sums.merge(counter, count, Long::sum));
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
    }

    private Map<String, Long> read(int partition) {
        return stores.read(partition, store -> {
            Map<String, Long> counts = new HashMap<>();
            try (KeyValueIterator<String, byte[]> rows = store.all()) {
                while (rows.hasNext()) {
                    var row = rows.next();
                    counts.put(row.key, Counters.read(row.value));
                }
            }
            return counts;
        });
    }

    private static long sum(Map<String, Long> sums, Counter counter) {
        return sums.getOrDefault(counter.name(), 0L);
    }
}
