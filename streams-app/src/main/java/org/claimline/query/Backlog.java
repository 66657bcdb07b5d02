package org.claimline.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Whether readers have read their topics to the end. The end of a log counts the markers of transactions, which no reader gets and for which
 * none commits an offset by itself: so what lies between a reader's offset and the end is looked at, and only data is something
 * that it still has to read. A transaction that is still open is too.
 */
final class Backlog implements Progress {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 5;

    private final Admin admin;
    private final Consumer<byte[], byte[]> probe;
    private final Duration patience;

    /**
     * @param probe    reads committed records; nobody else uses it
     * @param patience how long to wait for each answer of the broker
     */
    Backlog(Admin admin, Consumer<byte[], byte[]> probe, Duration patience) {
        this.admin = admin;
        this.probe = probe;
        this.patience = patience;
    }

    @Override
    public Map<TopicPartition, Long> ends(String topic) {
        List<TopicPartition> partitions = await(
                        admin.describeTopics(List.of(topic)).allTopicNames())
                .values()
                .stream()
                .flatMap(description -> description.partitions().stream())
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        return await(admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    @Override
    public boolean hasRead(String group, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> read = new HashMap<>();
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> {
                    if (committed != null) {
                        read.put(partition, committed.offset());
                    }
                });
        return hasRead(read, ends);
    }

    @Override
    public boolean hasRead(Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> behind = new HashMap<>();
        ends.forEach((partition, end) -> {
            long from = read.getOrDefault(partition, 0L);
            if (from < end) {
                behind.put(partition, from);
            }
        });
        return behind.isEmpty() || holdNoData(behind, ends);
    }

    private synchronized boolean holdNoData(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        probe.assign(from.keySet());
        from.forEach(probe::seek);
        for (int i = 0; i < POLLS; i++) {
            if (!probe.poll(POLL).isEmpty()) {
                return false;
            }
            if (from.keySet().stream().allMatch(p -> probe.position(p) >= ends.getOrDefault(p, 0L))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        probe.close();
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrokerAwayException("no answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw new BrokerAwayException(String.valueOf(e.getCause().getMessage()), e);
            }
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
