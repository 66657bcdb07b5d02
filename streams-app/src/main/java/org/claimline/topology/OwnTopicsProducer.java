package org.claimline.topology;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A producer that writes under one prefix only: a replay beside the live service cannot touch it, whatever is wrong in its configuration or in
 * our code. Refuses records of other topics, and offsets of other groups, before anything is sent.
 */
public class OwnTopicsProducer<K, V> extends KafkaProducer<K, V> {
    private final String prefix;

    public OwnTopicsProducer(Topics topics, Map<String, Object> settings, Serializer<K> keys, Serializer<V> values) {
        super(settings, keys, values);
        prefix = topics.prefix();
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<K, V> item, @Nullable Callback callback) {
        demandOwn("topic", item.topic());
        return super.send(item, callback);
    }

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        demandOwn("group", group.groupId());
        super.sendOffsetsToTransaction(offsets, group);
    }

    private void demandOwn(String what, String name) {
        if (!name.startsWith(prefix)) {
            throw new IllegalArgumentException(
                    what + " " + name + " is not ours to write: this service and its replays write under the prefix "
                            + prefix + " only; nothing was sent");
        }
    }
}
