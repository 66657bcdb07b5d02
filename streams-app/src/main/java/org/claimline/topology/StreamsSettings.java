package org.claimline.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings of one Kafka Streams application. Exactly once, every store and internal topic named, dead letters for what cannot be read.
 *
 * @param applicationId   consumer group, and prefix of its internal topics and transactions; begins with the prefix of its topics
 * @param topics          whose dead letters it writes, and under whose prefix it writes everything
 * @param stateDir        where its stores lie
 * @param threads         stream threads of this instance; at least 1
 * @param groupInstanceId name of this instance for quick restarts; empty for a member that leaves when it stops
 * @param server          host and port at which other instances reach this one
 * @param client          settings of all Kafka clients: brokers and security, passed on as they are
 */
public record StreamsSettings(
        String applicationId,
        Topics topics,
        Path stateDir,
        int threads,
        Optional<String> groupInstanceId,
        Optional<String> server,
        Map<String, ?> client) {
    /** From one commit to the next at least, where processors ask for them: brokers have work with each. */
    private static final Duration SOON = Duration.ofMillis(20);

    /** From one commit to the next; {@code commit.interval.ms} of the client's settings wins. */
    public static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

    /** Kafka Streams warns for each store where this is not said; its own constant is deprecated already. */
    private static final String GLOBAL_PROCESSING_HANDLER = "processing.exception.handler.global.enabled";

    /** Of a producer, for each partition: a few of the largest states and changes, which would fill the usual 16 KiB one by one. */
    private static final int BATCH_BYTES = 64 * 1024;

    /** States repeat their names and links in each position, and changes hold two of them. */
    private static final String COMPRESSION = "lz4";

    /**
     * A transaction that follows another at once is asked to come again until the broker has ended that one, a few milliseconds later; by itself a producer
     * waits for as long as a commit interval.
     */
    private static final int RETRY_MS = 20;

    /**
     * Of one partition at a time, and as many records at once as come of that: where much waits, a thread would otherwise read a thousand records of one
     * partition and then a thousand of the next, and claims would come as far out of the order of events.
     */
    private static final int FETCHED_BYTES = 128 * 1024;

    private static final int POLLED_RECORDS = 10_000;

    /** The tasks of a thread that was replaced, or of an instance that was killed, wait this long for another. */
    private static final int SESSION_TIMEOUT_MS = 10_000;

    /** How long a member may not have heard that the work is divided anew, and others wait for what it gives up. */
    private static final int HEARTBEAT_MS = 1_000;

    public StreamsSettings {
        client = Map.copyOf(client);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + "; at least 1 is needed");
        }
        if (!applicationId.startsWith(topics.prefix())) {
            throw new IllegalArgumentException("application id " + applicationId
                    + ": begin it with the prefix of its topics, " + topics.prefix() + ", under which it writes");
        }
        if (!client.containsKey(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("client: " + StreamsConfig.BOOTSTRAP_SERVERS_CONFIG
                    + " is missing; give the brokers, such as localhost:9092");
        }
    }

    /** Settings with one thread and the defaults. */
    public static StreamsSettings of(String applicationId, Topics topics, String bootstrapServers, Path stateDir) {
        return new StreamsSettings(
                applicationId,
                topics,
                stateDir,
                1,
                Optional.empty(),
                Optional.empty(),
                Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** As Kafka Streams takes them. */
    public Properties properties() {
        Properties all = new Properties();
        all.putAll(client);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        all.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // an operator whose brokers take longer to commit than this lasts would otherwise see little but commits
        all.putIfAbsent(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                RegistryAwareDeserialization.class.getName());
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedToDeadLetters.class.getName());
        all.put(GLOBAL_PROCESSING_HANDLER, true);
        all.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, topics.deadLetters());
        all.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                TopicLayout.MAX_DEAD_LETTER_BYTES);
        ofProducers(all, ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        ofProducers(all, ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
        ofProducers(all, ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_MS);
        ofMainConsumers(all, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES);
        ofMainConsumers(all, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLLED_RECORDS);
        all.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(TopicLayout.MAX_DEAD_LETTER_BYTES));
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        groupInstanceId.ifPresent(
                id -> all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
        server.ifPresent(here -> all.put(StreamsConfig.APPLICATION_SERVER_CONFIG, here));
        return all;
    }

    /**
     * The same for an application whose processors ask for commits ({@link Commits}): as soon as a thread is through, and each second where much waits. What an
     * operator has set holds as it stands.
     */
    public Properties paced() {
        Properties all = properties();
        if (!client.containsKey(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)) {
            all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Commits.SELDOM.toMillis());
            all.put(Commits.SETTING, new Commits(SOON));
        }
        return all;
    }

    private static void ofProducers(Properties all, String setting, Object value) {
        unlessSet(all, value, List.of(setting, StreamsConfig.producerPrefix(setting)));
    }

    private static void ofMainConsumers(Properties all, String setting, Object value) {
        unlessSet(
                all,
                value,
                List.of(setting, StreamsConfig.consumerPrefix(setting), StreamsConfig.mainConsumerPrefix(setting)));
    }

    /** @param names under which an operator may have made the setting; it is made under the last, for the fewest clients */
    private static void unlessSet(Properties all, Object value, List<String> names) {
        if (names.stream().noneMatch(all::containsKey)) {
            all.put(names.get(names.size() - 1), value);
        }
    }
}
