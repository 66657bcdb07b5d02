package org.claimline.query;

import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads one partition of a state store, by its number, and only while this instance processes it. One that has moved, or is still being
 * restored, is refused by Kafka Streams, in the middle of a reading too: nothing is taken for empty that lies elsewhere.
 */
final class PartitionStores<K, V> {
    private final KafkaStreams streams;
    private final String name;

    PartitionStores(KafkaStreams streams, String name) {
        this.streams = streams;
        this.name = name;
    }

    /**
     * What {@code question} finds in the store of {@code partition}.
     *
     * @throws MovingException if it is not in this instance, or leaves it meanwhile
     */
    <T> T read(int partition, Function<ReadOnlyKeyValueStore<K, V>, T> question) {
        try {
            return question.apply(store(partition));
        } catch (InvalidStateStoreException e) {
            throw new MovingException("partition " + partition + " of " + name + " is not in this instance now");
        }
    }

    private ReadOnlyKeyValueStore<K, V> store(int partition) {
        try {
            return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
                    .withPartition(partition));
        } catch (IllegalStateException e) {
            throw new MovingException("this instance does not run at the moment");
        }
    }
}
