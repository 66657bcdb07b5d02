package org.claimline.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How far the stores of an application are restored from their changelogs, as Kafka Streams tells it. */
public final class Restoring implements StateRestoreListener {
    private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> asked = new ConcurrentHashMap<>();

    Restoring() {}

    /** Records, markers of transactions among them, that are still to be read; 0 while nothing is restored. */
    public long remaining() {
        return sum(remaining);
    }

    /** What was to be read of those that are not ready yet; 0 while nothing is restored. */
    public long asked() {
        return sum(asked);
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        remaining.put(changelog, end - start);
        asked.put(changelog, end - start);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long last, long restored) {
        remaining.computeIfPresent(changelog, (one, before) -> Math.max(0, before - restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        remaining.remove(changelog);
        asked.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        onRestoreEnd(changelog, store, restored);
    }

    private static long sum(Map<TopicPartition, Long> records) {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }
}
