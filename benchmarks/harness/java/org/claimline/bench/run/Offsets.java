package org.claimline.bench.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.claimline.bench.Guarantee;
import org.claimline.bench.Stage;

/** How far topics go and how far groups have read, by partition. */
final class Offsets {
    private final Admin admin;
    private final int partitions;

    Offsets(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /** Up to where the stage has read and committed; 0 where it has not. */
    Map<Integer, Long> committed(Stage stage) {
        Map<TopicPartition, OffsetAndMetadata> told =
                await(admin.listConsumerGroupOffsets(stage.group()).partitionsToOffsetAndMetadata());
        Map<Integer, Long> offsets = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            OffsetAndMetadata offset = told.get(new TopicPartition(stage.topic(), partition));
            offsets.put(partition, offset == null ? 0 : offset.offset());
        }
        return offsets;
    }

    /**
     * Whether every report that the driver wrote has passed every stage, and what came of it is committed.
     *
     * @param stages    in the order in which a report passes; the first reads what the driver wrote
     * @param written   the offset after the driver's last record in each partition
     * @param guarantee of the stages: exactly once, each topic between them ends with the marker of a transaction, past which nobody commits for
     *                  its own sake
     */
    boolean havePassed(List<Stage> stages, Map<Integer, Long> written, Guarantee guarantee) {
        Map<Integer, Long> read = committed(stages.get(0));
        boolean passed =
                written.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
        for (int stage = 1; passed && stage < stages.size(); stage++) {
            passed = isRead(stages.get(stage), guarantee);
        }
        return passed;
    }

    private boolean isRead(Stage stage, Guarantee guarantee) {
        Map<Integer, Long> ends = ends(stage.topic(), IsolationLevel.READ_UNCOMMITTED);
        if (guarantee == Guarantee.EXACTLY_ONCE && !ends.equals(ends(stage.topic(), IsolationLevel.READ_COMMITTED))) {
            return false;
        }
        int marker = guarantee == Guarantee.EXACTLY_ONCE ? 1 : 0;
        Map<Integer, Long> read = committed(stage);
        return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue() - marker);
    }

    private Map<Integer, Long> ends(String topic, IsolationLevel level) {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
        Map<Integer, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : await(
                        admin.listOffsets(asked, new ListOffsetsOptions(level)).all())
                .entrySet()) {
            ends.put(end.getKey().partition(), end.getValue().offset());
        }
        return ends;
    }

    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
