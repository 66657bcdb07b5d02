package org.claimline.topology;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The producer of a stream thread, which says when it has written, and when it begins and ends a commit. */
final class MarkingProducer extends OwnTopicsProducer<byte[], byte[]> {
    private final Commits commits;
    private final boolean isTransactional;

    MarkingProducer(Topics topics, Map<String, Object> settings, Commits commits) {
        super(topics, settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.commits = commits;
        isTransactional = settings.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    }

    /**
     * Kafka Streams asks for this before each commit, for every task by itself, and with each the thread would stand still until the brokers have what that one wrote: two dozen
     * times a commit. Within a transaction its end waits for all of it at once, and fails where something of it was not taken.
     */
    @Override
    public void flush() {
        if (!isTransactional) {
            super.flush();
        }
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> item, @Nullable Callback callback) {
        commits.written();
        return super.send(item, callback);
    }

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        commits.begins();
        super.sendOffsetsToTransaction(offsets, group);
    }

    @Override
    public void commitTransaction() {
        super.commitTransaction();
        commits.ended();
    }

    @Override
    public void abortTransaction() {
        commits.begins();
        super.abortTransaction();
        commits.ended();
    }
}
