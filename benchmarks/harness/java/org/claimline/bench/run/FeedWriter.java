package org.claimline.bench.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.avro.SourceReport;
import org.claimline.bench.feed.Feed;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SentAt;
import org.claimline.topology.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Writes the feed into the topic of reports: as a stretch that nobody can read before all of it is there, or at a rate, each report at the
 * time it is meant for.
 */
final class FeedWriter implements AutoCloseable {
    private static final Duration LONGEST_STRETCH = Duration.ofMinutes(14);

    private final Feed feed;
    private final Topics topics;
    private final Serializer<SourceReport> serializer;
    private final KafkaProducer<String, byte[]> stretches;
    private final KafkaProducer<String, byte[]> singles;
    private final Map<Integer, Long> written = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private long records;
    private long bytes;

    FeedWriter(Feed feed, Topics topics, ContractSerdes serdes, String bootstrapServers) {
        this.feed = feed;
        this.topics = topics;
        serializer = serdes.reports().serializer();
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        singles = producer(settings);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 50);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "feed");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST_STRETCH.toMillis());
        stretches = producer(settings);
        stretches.initTransactions();
    }

    private static KafkaProducer<String, byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new StringSerializer(), (topic, value) -> value);
    }

    /** Writes {@code count} reports that nobody can read before {@link #release}. */
    void prepare(long count) {
        stretches.beginTransaction();
        for (long i = 0; i < count; i++) {
            send(stretches, List.of());
        }
        stretches.flush();
        refuseFailure();
    }

    /** Lets what was prepared be read, all of it at once. */
    void release() {
        stretches.commitTransaction();
    }

    /** Writes {@code count} reports at {@code perSecond}, each saying when it was meant to be sent: whoever stalls is not waited for. */
    void tell(long count, int perSecond) {
        long began = System.nanoTime();
        Instant from = Instant.now();
        for (long i = 0; i < count; i++) {
            long due = i * 1_000_000_000L / perSecond;
            for (long left = began + due - System.nanoTime(); left > 0; left = began + due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send(singles, List.of(SentAt.header(from.plusNanos(due))));
        }
        singles.flush();
        refuseFailure();
    }

    /** The offset after the last record in each partition. */
    Map<Integer, Long> written() {
        return Map.copyOf(written);
    }

    /** Records written so far: each is one claim, one that was sent before, or one that corrects such a one. */
    long records() {
        return records;
    }

    /** Mean bytes of their values. */
    double meanBytes() {
        return (double) bytes / records;
    }

    @Override
    public void close() {
        stretches.close(Duration.ofSeconds(5));
        singles.close(Duration.ofSeconds(5));
    }

    private void send(KafkaProducer<String, byte[]> producer, List<Header> headers) {
        SourceReport report = feed.next();
        byte[] value = serializer.serialize(topics.reports(), report);
        records++;
        bytes += value.length;
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(
                        topics.reports(),
                        null,
                        report.getPublishedAt().toEpochMilli(),
                        report.getSourceId(),
                        value,
                        headers),
                (where, failure) -> {
                    if (failure == null) {
                        written.merge(where.partition(), where.offset() + 1, Math::max);
                    } else {
                        refused.compareAndSet(null, failure);
                    }
                });
    }

    private void refuseFailure() {
        Exception failure = refused.get();
        if (failure != null) {
            throw new IllegalStateException("the feed could not be written", failure);
        }
    }
}
