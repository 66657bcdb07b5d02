package org.claimline.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.claimline.schema.Contract;

/**
 * How the topics are laid out on a broker. Kafka deletes by record time, and the records of a feed of 2024 carry times of 2024: so what is
 * an archive is never deleted by age, and segments do not roll by age either, for old times that come out of order would roll one each.
 * Registers keep what their entries were before, which is little, so that a replay can have them as of any time.
 * Registers and decisions have one partition, because their order counts across keys; so have dead letters, which people read, and
 * acknowledgements, which people make.
 * All others share one count, which is fixed at birth: the records of a town stay on its partition.
 *
 * @param topics      the names
 * @param partitions  of every topic but registers, decisions, receivers, acknowledgements and dead letters; at least 1
 * @param replication copies of each partition; empty for the broker's default
 */
public record TopicLayout(Topics topics, int partitions, Optional<Short> replication) {
    /** As many as a service takes. */
    public static final int MOST_PARTITIONS = 1_000;

    public static final int DEFAULT_PARTITIONS = 12;
    public static final int DEMO_PARTITIONS = 3;

    /** No record of ours is larger; what is dead is wrapped in headers and may be. */
    public static final int MAX_MESSAGE_BYTES = 1024 * 1024;

    public static final int MAX_DEAD_LETTER_BYTES = 2 * MAX_MESSAGE_BYTES;

    /** How long the compacted topics tell that a key is gone, at least. */
    public static final Duration GONE_IS_TOLD = Duration.ofDays(7);

    private static final String FOR_EVER = "-1";
    private static final String TEN_YEARS_MS = "315360000000";
    private static final String ONE_DAY_MS = "86400000";
    private static final String COMPACTED_SEGMENT_BYTES = "67108864";

    public TopicLayout {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions: " + partitions + "; at least 1 is needed");
        }
    }

    public static TopicLayout of(Topics topics, int partitions) {
        return new TopicLayout(topics, partitions, Optional.empty());
    }

    /** Every topic with its settings. */
    public List<NewTopic> newTopics() {
        List<NewTopic> all = new ArrayList<>();
        for (Contract contract : Contract.values()) {
            all.add(topic(topics.of(contract), partitions(contract), settings(contract)));
        }
        all.add(topic(topics.deadLetters(), 1, deadLetters()));
        return all;
    }

    private int partitions(Contract contract) {
        return switch (contract) {
            case SOURCES, PLACES, PARTIES, DECISIONS, RECEIVERS, ACKNOWLEDGEMENTS -> 1;
            case REPORTS, CLAIMS, TOWN_STATES, TOWN_CHANGES, DISPUTES, ALERTS, UNPLACED, DELIVERIES, DELIVERY_ORDERS ->
                partitions;
        };
    }

    private static Map<String, String> settings(Contract contract) {
        return switch (contract) {
            case REPORTS, SOURCES, PLACES, PARTIES, DECISIONS, CLAIMS, TOWN_CHANGES, ALERTS, DELIVERY_ORDERS ->
                archive();
            case TOWN_STATES, DISPUTES, UNPLACED, RECEIVERS, DELIVERIES, ACKNOWLEDGEMENTS -> compacted();
        };
    }

    private static Map<String, String> archive() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, FOR_EVER,
                TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER,
                TopicConfig.SEGMENT_MS_CONFIG, TEN_YEARS_MS,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES));
    }

    /** A reader that was away for less than the delete retention still sees every tombstone. */
    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_MS_CONFIG,
                ONE_DAY_MS,
                TopicConfig.SEGMENT_BYTES_CONFIG,
                COMPACTED_SEGMENT_BYTES,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                String.valueOf(GONE_IS_TOLD.toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(MAX_MESSAGE_BYTES));
    }

    /** Stamped by the broker with the time of failure: an operator who shortens their retention gets what the number says. */
    private static Map<String, String> deadLetters() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                FOR_EVER,
                TopicConfig.RETENTION_BYTES_CONFIG,
                FOR_EVER,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime",
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(MAX_DEAD_LETTER_BYTES));
    }

    private NewTopic topic(String name, int count, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(count), replication).configs(settings);
    }
}
