package org.claimline.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimline.replay.feed.FeedWriter;
import org.claimline.topology.BrokerAnswers;
import org.claimline.topology.CommittedReads;
import org.claimline.topology.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The manifests of the replays beside a service: one topic each, found among the topics that there are. The latest record counts. The broker
 * stamps them, whatever the clock of the machine that writes; who asks how long nothing was heard of a replay compares that with its own.
 */
public final class Manifests {
    /** A replay at work writes its manifest more often than this; one that has not for so long is lost. */
    public static final Duration LOST_AFTER = Duration.ofSeconds(30);

    /** How often it writes it at least. */
    public static final Duration BEAT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Manifests.class);
    private static final byte[] KEY = "replay".getBytes(StandardCharsets.US_ASCII);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST_FETCH = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The latest record is among the last offsets: each transaction has one of it and one marker. */
    private static final int LATEST = 64;

    private final Map<String, ?> client;
    private final Topics live;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration patience;

    /**
     * A manifest as it was read.
     *
     * @param writtenAt when the broker had it
     */
    public record Kept(Manifest manifest, Instant writtenAt) {
        /** Where it stands, as far as is known at {@code now}. */
        public ReplayState state(Instant now) {
            ReplayState told = manifest.progress().state();
            return told.isAtWork() && writtenAt.plus(LOST_AFTER).isBefore(now) ? ReplayState.LOST : told;
        }

        /** As it is listed at {@code now}. */
        public ReplayStatus status(Topics live, Instant now) {
            return manifest.status(new ReplayName(manifest.name()).topics(live).prefix(), state(now));
        }
    }

    /** @param client settings of all Kafka clients */
    public Manifests(Map<String, ?> client, Topics live) {
        this(client, live, () -> consumer(client), PATIENCE);
    }

    Manifests(Map<String, ?> client, Topics live, Supplier<Consumer<byte[], byte[]>> consumers, Duration patience) {
        this.client = Map.copyOf(client);
        this.live = live;
        this.consumers = consumers;
        this.patience = patience;
    }

    /** The names of all replays of which a manifest's topic is there. */
    public List<ReplayName> names(Admin admin) {
        return BrokerAnswers.await(admin.listTopics().names()).stream()
                .flatMap(topic -> ReplayName.ofManifest(live, topic).stream())
                .sorted((a, b) -> a.text().compareTo(b.text()))
                .toList();
    }

    /** All replays, by name. One that was begun and never wrote anything has no manifest and is not here. */
    public Map<String, Kept> all(Admin admin) {
        return all(() -> names(admin));
    }

    /** One that is removed while it is read would never be read: then those are that are left. */
    Map<String, Kept> all(Supplier<List<ReplayName>> there) {
        List<ReplayName> names = there.get();
        while (!names.isEmpty()) {
            try {
                return read(names);
            } catch (TimeoutException e) {
                List<ReplayName> left = there.get();
                if (left.containsAll(names)) {
                    throw e;
                }
                names = left;
            }
        }
        return Map.of();
    }

    /**
     * The manifest of one replay, whose topic must be there.
     *
     * @throws TimeoutException if it cannot be read, as when the replay is removed meanwhile
     */
    public Optional<Kept> read(ReplayName name) {
        return Optional.ofNullable(read(List.of(name)).get(name.text()));
    }

    private Map<String, Kept> read(Collection<ReplayName> names) {
        Map<TopicPartition, ReplayName> partitions = names.stream()
                .collect(Collectors.toMap(
                        name -> new TopicPartition(ReplayName.manifest(name.topics(live)), 0), name -> name));
        Map<String, Kept> found = new TreeMap<>();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            read(consumer, partitions, LATEST, found);
            Map<TopicPartition, ReplayName> unseen = new HashMap<>(partitions);
            unseen.values().removeIf(name -> found.containsKey(name.text()));
            if (!unseen.isEmpty()) {
                read(consumer, unseen, Integer.MAX_VALUE, found);
            }
        }
        return found;
    }

    private void read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, ReplayName> partitions,
            int latest,
            Map<String, Kept> found) {
        consumer.assign(partitions.keySet());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions.keySet());
        ends.forEach((partition, last) ->
                consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), last - latest)));
        long end = System.nanoTime() + patience.toNanos();
        while (ends.entrySet().stream().anyMatch(last -> consumer.position(last.getKey()) < last.getValue())) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("waited in vain for " + partitions.values() + " to be read");
            }
            for (ConsumerRecord<byte[], byte[]> item : consumer.poll(POLL)) {
                end = System.nanoTime() + patience.toNanos();
                ReplayName name = partitions.get(new TopicPartition(item.topic(), item.partition()));
                if (name != null) {
                    decoded(item)
                            .ifPresent(manifest ->
                                    found.put(name.text(), new Kept(manifest, Instant.ofEpochMilli(item.timestamp()))));
                }
            }
        }
    }

    private static Optional<Manifest> decoded(ConsumerRecord<byte[], byte[]> item) {
        try {
            return Optional.of(JSON.readValue(item.value(), Manifest.class));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "passed over a manifest that cannot be read, {} offset {}: {}; the replay can be removed",
                    item.topic(),
                    item.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** The record of {@code manifest} in the topics of its replay. */
    public static ProducerRecord<byte[], byte[]> record(Topics ofReplay, Manifest manifest) {
        try {
            return new ProducerRecord<>(ReplayName.manifest(ofReplay), 0, KEY, JSON.writeValueAsBytes(manifest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest that cannot be written as JSON", e);
        }
    }

    /**
     * Removes a replay with all its topics and groups; returns when they are gone.
     *
     * @throws ReplayAtWorkException if somebody still works with it
     */
    public void remove(Admin admin, ReplayName name) {
        Topics topics = name.topics(live);
        // whoever shows it sees that, and lets go of it
        read(name).ifPresent(kept -> {
            try (FeedWriter writer = new FeedWriter(topics, client)) {
                writer.commit(record(topics, kept.manifest().removing()));
            }
        });
        new Removal(admin, topics).carryOut();
    }

    /** The topic that it lies in. */
    public static NewTopic topic(Topics ofReplay) {
        return new NewTopic(ReplayName.manifest(ofReplay), Optional.of(1), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime"));
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, ?> client) {
        Map<String, Object> settings = CommittedReads.ofWhatIsThere(client);
        // closing waits for what is asked last, for which there is no answer
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) LONGEST_FETCH.toMillis());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All topics under the prefix of {@code ofReplay}. */
    static List<String> topicsOf(Admin admin, Topics ofReplay) {
        return BrokerAnswers.await(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(ofReplay.prefix()))
                .sorted()
                .toList();
    }
}
