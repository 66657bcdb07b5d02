package org.claimline.bench.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimline.topology.SentAt;

/** Reads an output topic as any reader would, committed records only, and takes the time from when the report was meant to be sent. */
final class LatencyReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final CountDownLatch reading = new CountDownLatch(1);
    private final List<Sample> samples = new ArrayList<>();
    private volatile boolean stopping;

    private record Sample(Instant sent, Instant arrived) {}

    LatencyReader(String bootstrapServers, String topic, int partitions) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        thread = new Thread(this::read, "latency-reader");
        thread.start();
    }

    /** Milliseconds of those sent at or after {@code from}. */
    long[] since(Instant from) {
        synchronized (samples) {
            return samples.stream()
                    .filter(sample -> !sample.sent().isBefore(from))
                    .mapToLong(sample ->
                            Duration.between(sample.sent(), sample.arrived()).toMillis())
                    .toArray();
        }
    }

    void awaitReading() throws InterruptedException {
        reading.await();
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!stopping) {
                List<Sample> batch = new ArrayList<>();
                var records = consumer.poll(Duration.ofMillis(50));
                Instant now = Instant.now();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    Optional<Instant> sent = SentAt.of(record.headers());
                    sent.ifPresent(time -> batch.add(new Sample(time, now)));
                }
                synchronized (samples) {
                    samples.addAll(batch);
                }
                reading.countDown();
            }
        }
    }
}
