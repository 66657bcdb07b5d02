package org.claimline.bench.clients;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimline.bench.Guarantee;
import org.claimline.bench.Peer;
import org.claimline.bench.PeerSettings;
import org.claimline.topology.StreamsSettings;

/** A consumer and a producer in one loop, bytes through: what Kafka's clients cost without Kafka Streams. Commits as often as 01 to 03 do. */
public final class PlainClients implements Peer {
    public static final String APPLICATION = "clients";
    private static final Duration POLL = Duration.ofMillis(100);

    private final PeerSettings settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread loop = new Thread(this::run, "pass-through");
    private volatile boolean running;
    private volatile boolean stopping;

    private PlainClients(PeerSettings settings) {
        this.settings = settings;
        Map<String, Object> reading = settings.client();
        reading.put(ConsumerConfig.GROUP_ID_CONFIG, settings.applicationId(APPLICATION));
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Map<String, Object> writing = settings.client();
        writing.remove(ConsumerConfig.ISOLATION_LEVEL_CONFIG);
        // as Kafka Streams sets it
        writing.put(ProducerConfig.LINGER_MS_CONFIG, 100);
        if (transactional()) {
            writing.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.applicationId(APPLICATION));
        }
        producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public static Peer of(PeerSettings settings) {
        return new PlainClients(settings);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            loop.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean transactional() {
        return settings.guarantee() == Guarantee.EXACTLY_ONCE;
    }

    private void run() {
        try (consumer;
                producer) {
            if (transactional()) {
                producer.initTransactions();
            }
            consumer.subscribe(List.of(settings.topics().reports()));
            String output = settings.passedThrough().reports();
            long committed = System.nanoTime();
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(untilCommit(committed))) {
                    if (read.isEmpty() && transactional()) {
                        producer.beginTransaction();
                    }
                    Future<RecordMetadata> unused = producer.send(
                            new ProducerRecord<>(
                                    output, null, record.timestamp(), record.key(), record.value(), record.headers()),
                            (where, failure) -> {
                                if (failure != null) {
                                    failures.add(String.valueOf(failure));
                                }
                            });
                    read.put(
                            new TopicPartition(record.topic(), record.partition()),
                            new OffsetAndMetadata(record.offset() + 1));
                }
                running = !consumer.assignment().isEmpty();
                if (System.nanoTime() - committed >= interval()) {
                    commit();
                    committed = System.nanoTime();
                }
            }
            commit();
        } catch (RuntimeException e) {
            failures.add(String.valueOf(e));
        }
    }

    private static long interval() {
        return StreamsSettings.COMMIT_INTERVAL.toNanos();
    }

    private static Duration untilCommit(long committed) {
        long left = interval() - (System.nanoTime() - committed);
        return Duration.ofMillis(Math.max(0, Math.min(POLL.toMillis(), TimeUnit.NANOSECONDS.toMillis(left))));
    }

    private void commit() {
        if (read.isEmpty()) {
            return;
        }
        if (transactional()) {
            producer.sendOffsetsToTransaction(read, consumer.groupMetadata());
            producer.commitTransaction();
        } else {
            producer.flush();
            if (!failures.isEmpty()) {
                throw new IllegalStateException("what was read could not be written, and is not committed");
            }
            consumer.commitSync(read);
        }
        read.clear();
    }
}
