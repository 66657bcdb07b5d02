package org.claimline.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic holds, as a consumer of committed records outside the service reads it. */
public final class TopicRecords {
    private TopicRecords() {}

    /** Every record up to the end as it is now, partition by partition. */
    public static List<ConsumerRecord<String, byte[]>> all(String brokers, String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        each(brokers, topic, records::add);
        return records;
    }

    /** The same one by one, for topics that hold more than memory does. */
    public static void each(String brokers, String topic, Consumer<ConsumerRecord<String, byte[]>> to) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed", "fetch.max.wait.ms", 10);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(to);
            }
        }
    }

    /** How many records there are. */
    public static long count(String brokers, String topic) {
        AtomicLong count = new AtomicLong();
        each(brokers, topic, item -> count.incrementAndGet());
        return count.get();
    }

    /** The latest value of each key, tombstones left out: what compaction leaves. */
    static Map<String, byte[]> latest(String brokers, String topic) {
        Map<String, byte[]> latest = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> item : all(brokers, topic)) {
            Optional.ofNullable(item.value())
                    .ifPresentOrElse(value -> latest.put(item.key(), value), () -> latest.remove(item.key()));
        }
        return latest;
    }

    /** The town of a key: the town's id, or what stands before the first bar. */
    static String townOf(String key) {
        int bar = key.indexOf('|');
        return bar < 0 ? key : key.substring(0, bar);
    }
}
