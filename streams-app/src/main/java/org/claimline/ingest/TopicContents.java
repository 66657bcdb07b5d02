package org.claimline.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimline.topology.CommittedReads;

/** Reads through what a topic holds, from its beginning to its end as it is now. */
public final class TopicContents {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicContents() {}

    /** Shows every committed record to {@code more}, until that has seen enough and says no. */
    public static void read(Map<String, ?> client, String topic, Predicate<ConsumerRecord<byte[], byte[]>> more) {
        read(client, topic, more, () -> false);
    }

    /**
     * Shows every committed record to {@code more}, until that says no.
     *
     * @param goOn asked once the end as it was at the beginning is reached: whether to go on with what comes then
     */
    public static void read(
            Map<String, ?> client, String topic, Predicate<ConsumerRecord<byte[], byte[]>> more, BooleanSupplier goOn) {
        try (Consumer<byte[], byte[]> consumer = consumer(client)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (!poll(consumer, more)) {
                    return;
                }
            }
            boolean goesOn = goOn.getAsBoolean();
            while (goesOn) {
                goesOn = poll(consumer, more);
            }
        }
    }

    private static boolean poll(Consumer<byte[], byte[]> consumer, Predicate<ConsumerRecord<byte[], byte[]>> more) {
        for (ConsumerRecord<byte[], byte[]> item : consumer.poll(POLL)) {
            if (!more.test(item)) {
                return false;
            }
        }
        return true;
    }

    public static String key(ConsumerRecord<byte[], byte[]> item) {
        return item.key() == null ? "" : new String(item.key(), StandardCharsets.UTF_8);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, ?> client) {
        return new KafkaConsumer<>(
                CommittedReads.ofWhatIsThere(client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
