package org.claimline.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Kafka's consumer, which gives a record that was sent without a time (a timestamp of -1: brokers take it, and clients other than Java's send it) the
 * time 0, the beginning of 1970. Kafka Streams would throw at it, in the thread of the registers too, and would again after every restart. It says when it was
 * asked for more, and when it has committed.
 */
final class StampedConsumer extends KafkaConsumer<byte[], byte[]> {
    private final Commits commits;

    StampedConsumer(Map<String, Object> config, Commits commits) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.commits = commits;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        Duration patience = commits.patience(timeout);
        commits.asks();
        ConsumerRecords<byte[], byte[]> read = stamped(super.poll(patience));
        commits.given(read.count());
        return read;
    }

    /** How Kafka Streams commits where it does so at least once; exactly once, the producer does. */
    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        commits.begins();
        super.commitSync(offsets);
        commits.ended();
    }

    static ConsumerRecords<byte[], byte[]> stamped(ConsumerRecords<byte[], byte[]> read) {
        if (StreamSupport.stream(read.spliterator(), false).allMatch(item -> item.timestamp() >= 0)) {
            return read;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all = new HashMap<>();
        for (TopicPartition partition : read.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            read.records(partition).forEach(item -> records.add(item.timestamp() >= 0 ? item : stamped(item)));
            all.put(partition, records);
        }
        return new ConsumerRecords<>(all, read.nextOffsets());
    }

    private static ConsumerRecord<byte[], byte[]> stamped(ConsumerRecord<byte[], byte[]> item) {
        return new ConsumerRecord<>(
                item.topic(),
                item.partition(),
                item.offset(),
                0,
                item.timestampType(),
                item.serializedKeySize(),
                item.serializedValueSize(),
                item.key(),
                item.value(),
                item.headers(),
                item.leaderEpoch());
    }
}
