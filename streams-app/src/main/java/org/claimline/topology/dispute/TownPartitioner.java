package org.claimline.topology.dispute;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.claimline.topology.TownPartition;

/** Puts a dispute on the partition on which its town lies in the topics that are keyed by town. */
final class TownPartitioner implements StreamPartitioner<String, Object> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, Object value, int count) {
        return Optional.of(Set.of(TownPartition.of(DisputeKeys.townOf(key), count)));
    }
}
