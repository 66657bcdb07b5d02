package org.claimline.replay.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.SourceReport;
import org.claimline.replay.Span;
import org.claimline.topology.CommittedReads;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.Topics;

/**
 * The archive of a service: its topics of reports and decisions, as far as they were filled at one moment. What was filed late lies at their
 * end, so they are read to there whatever the span. What is known only after the span is left out. Reads in no group and commits nothing.
 */
public final class Archive {
    private static final Duration POLL = Duration.ofMillis(200);
    /** Records carry the time of publication, or that of filing where it was published ahead of our clock, by less than this. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final Map<String, ?> client;
    private final Topics topics;
    private final Deserializer<? extends SpecificRecord> reports;
    private final Deserializer<? extends SpecificRecord> decisions;

    /**
     * How far the archive was filled, by partition: the offset after the last committed record.
     *
     * @param reports   of the topic of reports, every partition
     * @param decisions of the topic of decisions, every partition
     */
    public record Ends(Map<Integer, Long> reports, Map<Integer, Long> decisions) {
        public Ends {
            reports = new TreeMap<>(reports);
            decisions = new TreeMap<>(decisions);
        }
    }

    /** Hears of what is read. */
    public interface Reader {
        /** The next record of the archive that is known before the span ends. */
        void take(FeedItem item) throws IOException;

        /** One that becomes known only after; it is left out. */
        void later(FeedItem.Kind kind);

        /** Called now and then, however long it takes. */
        void goesOn();
    }

    /** @param client settings of all Kafka clients */
    public Archive(Map<String, ?> client, Topics topics, ContractSerdes serdes) {
        this.client = Map.copyOf(client);
        this.topics = topics;
        reports = serdes.reports().deserializer();
        decisions = serdes.decisions().deserializer();
    }

    /** How far it is filled now. */
    public Ends ends() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return new Ends(ends(consumer, topics.reports()), ends(consumer, topics.decisions()));
        }
    }

    /**
     * Reads what is known before {@code span} ends, in any order.
     *
     * @param ends how far to read
     * @param cold whether what was filed before anything of the span was is left out; found by the times of the records
     */
    public void read(Ends ends, Span span, boolean cold, Reader reader) throws IOException {
        read(
                topics.reports(),
                ends.reports(),
                cold ? Optional.of(span.from().minus(AHEAD)) : Optional.empty(),
                reader,
                item -> {
                    FeedItem read = report(item);
                    offer(read, span, cold, reader);
                });
        readDecisions(ends, span, reader);
    }

    /** Reads the decisions only: those of reports that come from elsewhere. */
    public void readDecisions(Ends ends, Span span, Reader reader) throws IOException {
        read(topics.decisions(), ends.decisions(), Optional.empty(), reader, item -> {
            offer(decision(item), span, false, reader);
        });
    }

    static void offer(FeedItem item, Span span, boolean cold, Reader reader) throws IOException {
        if (!item.at().isBefore(span.until())) {
            reader.later(item.kind());
        } else if (!cold || !item.at().isBefore(span.from())) {
            reader.take(item);
        }
    }

    private FeedItem report(ConsumerRecord<byte[], byte[]> item) {
        Optional<FeedItem.Rank> rank = decoded(item, reports, SourceReport.class)
                .map(report -> new FeedItem.Rank(report.getPublishedAt(), id(report), item.partition(), item.offset()));
        return feedItem(FeedItem.Kind.REPORT, item, rank);
    }

    /** What tells one revision of a report from all others. */
    static String id(SourceReport report) {
        return report.getSourceId() + '\0' + report.getReportId() + '\0' + tenDigits(report.getRevision());
    }

    private static String tenDigits(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 10 - digits.length())) + digits;
    }

    private FeedItem decision(ConsumerRecord<byte[], byte[]> item) {
        Optional<FeedItem.Rank> rank = decoded(item, decisions, DeskDecision.class)
                .map(decision -> new FeedItem.Rank(
                        decision.getDecidedAt(), decision.getDecisionId(), item.partition(), item.offset()));
        return feedItem(FeedItem.Kind.DECISION, item, rank);
    }

    /** What cannot be read is told when it was filed, to end where it ended before: among the dead letters. */
    private static FeedItem feedItem(
            FeedItem.Kind kind, ConsumerRecord<byte[], byte[]> item, Optional<FeedItem.Rank> rank) {
        return FeedItem.of(
                kind,
                rank.orElseGet(() ->
                        new FeedItem.Rank(Instant.ofEpochMilli(item.timestamp()), "", item.partition(), item.offset())),
                Optional.of(item.partition()),
                item.timestamp(),
                item.key(),
                item.value(),
                item.headers());
    }

    private static <T> Optional<T> decoded(
            ConsumerRecord<byte[], byte[]> item, Deserializer<? extends SpecificRecord> deserializer, Class<T> type) {
        if (item.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.cast(deserializer.deserialize(item.topic(), item.value())));
        } catch (RuntimeException e) {
            if (RegistryFailures.isUnreachable(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** What is done with one record. */
    @FunctionalInterface
    private interface Each {
        void accept(ConsumerRecord<byte[], byte[]> item) throws IOException;
    }

    private void read(String topic, Map<Integer, Long> ends, Optional<Instant> since, Reader reader, Each each)
            throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> all = ends.keySet().stream()
                    .map(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            since.ifPresent(from -> seek(consumer, all, from));
            List<TopicPartition> left = unread(consumer, all, ends);
            while (!left.isEmpty()) {
                reader.goesOn();
                for (ConsumerRecord<byte[], byte[]> item : consumer.poll(POLL)) {
                    if (item.offset() < ends.getOrDefault(item.partition(), 0L)) {
                        each.accept(item);
                    }
                }
                left = unread(consumer, left, ends);
                consumer.pause(consumer.assignment().stream()
                        .filter(partition -> isRead(consumer, partition, ends))
                        .toList());
            }
        }
    }

    private static List<TopicPartition> unread(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Map<Integer, Long> ends) {
        return partitions.stream()
                .filter(partition -> !isRead(consumer, partition, ends))
                .toList();
    }

    private static boolean isRead(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, Map<Integer, Long> ends) {
        return consumer.position(partition) >= ends.getOrDefault(partition.partition(), 0L);
    }

    /** To the first record filed at {@code from} or later; to the end where there is none. */
    private static void seek(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant from) {
        Map<TopicPartition, Long> times = partitions.stream()
                .collect(Collectors.toMap(partition -> partition, partition -> Math.max(0, from.toEpochMilli())));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>(consumer.offsetsForTimes(times));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
        }
    }

    private static Map<Integer, Long> ends(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        Map<Integer, Long> ends = new TreeMap<>();
        consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = CommittedReads.ofWhatIsThere(client);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
