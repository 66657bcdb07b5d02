package org.claimline.query;

import java.util.function.Function;
import java.util.function.IntFunction;
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
    private final String name;
    private final IntFunction<ReadOnlyKeyValueStore<K, V>> stores;

    PartitionStores(KafkaStreams streams, String name) {
        this(name, partition -> store(streams, name, partition));
    }

    /** @param stores the store of a partition; what it throws is what Kafka Streams throws of one that is not here */
    PartitionStores(String name, IntFunction<ReadOnlyKeyValueStore<K, V>> stores) {
        this.name = name;
        this.stores = stores;
    }

    /**
     * What {@code question} finds in the store of {@code partition}.
     *
     * @throws MovingException if it is not in this instance, or leaves it meanwhile
     */
    <T> T read(int partition, Function<ReadOnlyKeyValueStore<K, V>, T> question) {
        try {
            return question.apply(stores.apply(partition));
        } catch (InvalidStateStoreException e) {
            throw new MovingException("partition " + partition + " of " + name + " is not in this instance now");
        }
    }

    private static <K, V> ReadOnlyKeyValueStore<K, V> store(KafkaStreams streams, String name, int partition) {
        try {
            return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
                    .withPartition(partition));
        } catch (IllegalStateException e) {
            throw new MovingException("this instance does not run at the moment");
        }
    }
}
