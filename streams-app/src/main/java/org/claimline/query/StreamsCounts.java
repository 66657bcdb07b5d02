package org.claimline.query;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.claimline.topology.normalise.Counter;
import org.claimline.topology.normalise.Counters;
import org.claimline.topology.normalise.NormaliseStores;
import org.claimline.topology.register.RegisterKind;

/** Counts from the transactional store of normalise: a counter of each task, added up. */
public final class StreamsCounts implements CountSource {
    private static final Duration ONE_REPORT = Duration.ofMillis(2);
    private static final int READINGS = 50;

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
        Counts all = Counts.NONE;
        for (int partition : partitions) {
            all = all.plus(settled(partition));
        }
        return all;
    }

    /** A report that is just being read was received and is nothing else yet: it is waited for. */
    private Counts settled(int partition) {
        Counts counts = counts(partition);
        for (int i = 0; i < READINGS && !counts.addsUp(); i++) {
            LockSupport.parkNanos(ONE_REPORT.toNanos());
            counts = counts(partition);
        }
        return counts;
    }

    private Counts counts(int partition) {
        Map<String, Long> counts = read(partition);
        return new Counts(
                count(counts, Counter.REPORTS_RECEIVED),
                count(counts, Counter.REPORTS_ACCEPTED),
                count(counts, Counter.REPORTS_DUPLICATE),
                count(counts, Counter.REPORTS_SUPERSEDED),
                count(counts, Counter.REPORTS_DEAD_LETTERED),
                count(counts, Counter.CLAIMS_PLACED),
                count(counts, Counter.CLAIMS_WAITING),
                count(counts, Counter.CLAIMS_HELD),
                count(counts, Counter.REREADS_WAITING),
                registersRead(counts));
    }

    private static Map<RegisterKind, Long> registersRead(Map<String, Long> counts) {
        Map<RegisterKind, Long> read = new EnumMap<>(RegisterKind.class);
        for (RegisterKind register : RegisterKind.values()) {
            read.put(register, counts.getOrDefault(register.counter(), 0L));
        }
        return read;
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

    private static long count(Map<String, Long> counts, Counter counter) {
        return counts.getOrDefault(counter.name(), 0L);
    }
}
