package org.claimline.copy;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where copied records go. */
interface CopySink extends AutoCloseable {
    /** Takes everything and keeps nothing: to count what a copy would do. */
    CopySink NONE = new CopySink() {
        @Override
        public void shutOthersOut() {}

        @Override
        public void write(ProducerRecord<byte[], byte[]> item, TopicPartition from, long offset) {}

        @Override
        public void commit(Map<TopicPartition, OffsetAndMetadata> progress, ConsumerGroupMetadata group) {}

        @Override
        public void close() {}
    };

    /** Ends what others write into the same prefix. */
    void shutOthersOut();

    /** Writes a record with the next commit; {@code from} and {@code offset} say where it comes from. */
    void write(ProducerRecord<byte[], byte[]> item, TopicPartition from, long offset);

    /** Keeps what was written since the commit before, and how far it goes. */
    void commit(Map<TopicPartition, OffsetAndMetadata> progress, ConsumerGroupMetadata group);

    @Override
    void close();
}
