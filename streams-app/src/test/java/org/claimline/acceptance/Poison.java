package org.claimline.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What somebody sent who should not have, and where it lies. */
record Poison(String what, ProducerRecord<byte[], byte[]> sent, String at) {

    /** A sender of anything, who compresses it. */
    static final class Sender implements AutoCloseable {
        private final KafkaProducer<byte[], byte[]> producer;
        private final List<Poison> sent = new ArrayList<>();

        Sender(Map<String, Object> client) {
            Map<String, Object> settings = new HashMap<>(client);
            settings.put("compression.type", "gzip");
            settings.put("max.request.size", 100_000_000);
            settings.put("buffer.memory", 100_000_000L);
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }

        void send(String what, String topic, byte @Nullable [] key, byte @Nullable [] value) {
            send(what, new ProducerRecord<>(topic, key, value));
        }

        void send(String what, ProducerRecord<byte[], byte[]> item) {
            try {
                RecordMetadata at = producer.send(item).get();
                sent.add(new Poison(what, item, at.topic() + "-" + at.partition() + "@" + at.offset()));
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(what, e);
            }
        }

        List<Poison> sent() {
            return List.copyOf(sent);
        }

        @Override
        public void close() {
            producer.close();
        }
    }

    /** The same, as a client writes it that knows no time. */
    static ProducerRecord<byte[], byte[]> withoutTime(String topic, byte[] key, byte[] value) {
        return new ProducerRecord<>(topic, key, value) {
            @Override
            public Long timestamp() {
                return -1L;
            }
        };
    }

    /** The dead letters, by where each record lay. */
    static Map<String, ConsumerRecord<byte[], byte[]>> letters(Cluster cluster) {
        Map<String, ConsumerRecord<byte[], byte[]>> letters = new HashMap<>();
        List<String> twice = new ArrayList<>();
        TopicPartition partition = new TopicPartition(cluster.topics().deadLetters(), 0);
        Map<String, Object> settings = new HashMap<>(cluster.client());
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofMillis(100))) {
                    String at = header(letter, "__streams.errors.topic") + "-"
                            + header(letter, "__streams.errors.partition") + "@"
                            + header(letter, "__streams.errors.offset");
                    if (letters.put(at, letter) != null) {
                        twice.add(at);
                    }
                }
            }
        }
        if (!twice.isEmpty()) {
            throw new AssertionError("dead twice: " + twice);
        }
        return letters;
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
