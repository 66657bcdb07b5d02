package org.claimline.local.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.local.LocalStartException;
import org.jspecify.annotations.Nullable;

/** The journal in one partition of a compacted topic. */
final class KafkaJournal implements Journal {

    static final String TOPIC = "_schemas";

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    /** How long an append may take before the client of the registry is told that it failed. */
    private static final Duration APPEND = Duration.ofSeconds(15);

    private final Map<String, Object> client;
    private final KafkaProducer<String, @Nullable String> producer;

    private KafkaJournal(Map<String, Object> client, KafkaProducer<String, @Nullable String> producer) {
        this.client = client;
        this.producer = producer;
    }

    /** Opens the journal on a broker; the topic is created if it is not there. */
    static KafkaJournal open(String bootstrapServers) {
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers);
        createTopic(client);
        Map<String, Object> writer = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                0,
                "max.block.ms",
                APPEND.toMillis(),
                "request.timeout.ms",
                (int) APPEND.toMillis() / 3,
                "delivery.timeout.ms",
                (int) APPEND.toMillis());
        return new KafkaJournal(client, new KafkaProducer<>(writer, new StringSerializer(), new StringSerializer()));
    }

    @Override
    public void replay(Consumer<JournalEntry> reader) {
        Map<String, Object> settings = new HashMap<>(client);
        // a fetch that waits for more at the end of the topic would hold up closing
        settings.put("fetch.max.wait.ms", 10);
        try (KafkaConsumer<String, @Nullable String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            while (consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(entry -> JournalCodec.decode(entry.key(), entry.value())
                        .ifPresent(reader));
            }
        }
    }

    @Override
    public void append(JournalEntry entry) {
        try {
            producer.send(JournalCodec.encode(TOPIC, entry)).get();
        } catch (ExecutionException e) {
            throw RegistryException.storeFailed(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryException.storeFailed("interrupted while writing");
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static void createTopic(Map<String, Object> client) {
        NewTopic topic = new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LocalStartException(
                        "the registry's topic " + TOPIC + " cannot be created: " + e.getCause(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("interrupted while the registry was starting", e);
        }
    }
}
