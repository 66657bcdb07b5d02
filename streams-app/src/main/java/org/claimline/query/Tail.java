package org.claimline.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.claimline.topology.RegistryFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics along, all partitions from the beginning, in no group, committed records only, on a thread of its own. A record that
 * cannot be decoded is passed over with a warning; while the registry cannot be reached the reader waits and loses nothing.
 */
public final class Tail implements AutoCloseable {
    /** What is done with the records of a topic. */
    @FunctionalInterface
    public interface Reader {
        void read(ConsumerRecord<byte[], byte[]> item);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Map<String, Reader> readers;
    private final Map<TopicPartition, Long> read = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> atStart = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private final CountDownLatch current = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile Optional<String> failure = Optional.empty();

    /**
     * @param consumers makes a consumer that reads committed records and commits nothing
     * @param readers   what to do with the records, by topic
     */
    public Tail(String name, Supplier<Consumer<byte[], byte[]>> consumers, Map<String, Reader> readers) {
        this.consumers = consumers;
        this.readers = Map.copyOf(readers);
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Whether all that was there when the reader started has been read. */
    public boolean isCurrent() {
        return current.getCount() == 0;
    }

    /** Waits until it is current; says no where it was closed before. */
    public boolean awaitCurrent() {
        try {
            while (!current.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                if (stopped()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Why it reads no more, where it ended by itself. */
    public Optional<String> failure() {
        return failure;
    }

    /** Whether every record before {@code ends} has been read; of partitions it does not read it knows nothing and says no. */
    public boolean hasRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                begin(consumer);
                while (!stopped()) {
                    turn(consumer);
                }
            } catch (WakeupException | InterruptException e) {
                stop.countDown();
            } catch (RuntimeException e) {
                LOG.warn("reading {} failed, beginning again where it stopped: {}", readers.keySet(), e.toString());
                pause();
            } catch (Error e) {
                // nobody can say what was read of it: the answers would stand still and look as good as ever
                LOG.error("reading {} ended, which only a restart mends: {}", readers.keySet(), e.toString());
                failure = Optional.of("the read model ended: " + e + "; restart the service");
                stop.countDown();
            }
        }
    }

    private void begin(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : readers.keySet()) {
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        read.forEach(consumer::seek);
        if (!begun) {
            atStart.putAll(consumer.endOffsets(partitions));
            begun = true;
        }
    }

    private void turn(Consumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> item : consumer.poll(POLL)) {
            read(item);
        }
        if (!stopped()) {
            consumer.assignment().forEach(partition -> read.put(partition, consumer.position(partition)));
            if (!isCurrent() && hasRead(atStart)) {
                current.countDown();
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> item) {
        Reader reader = readers.get(item.topic());
        while (reader != null && !stopped()) {
            try {
                reader.read(item);
                return;
            } catch (RuntimeException e) {
                if (!RegistryFailures.isUnreachable(e)) {
                    LOG.warn(
                            "record {}-{}@{} cannot be read and is passed over: {}",
                            item.topic(),
                            item.partition(),
                            item.offset(),
                            e.getMessage());
                    return;
                }
                LOG.warn("the schema registry cannot be reached, waiting for it: {}", e.getMessage());
                pause();
            }
        }
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    private void pause() {
        try {
            if (stop.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
