package org.claimline.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;

/**
 * Which of Kafka's figures are told. Its clients have hundreds, each for every thread, partition, store and processor: what no chart, alarm or
 * diagnosis of the operator's guide asks for is left out.
 */
final class KafkaMeters {
    private static final String KAFKA = "kafka.";

    private static final List<String> TOLD = List.of(
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.process.total",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.commit.total",
            "kafka.stream.thread.poll.records.max",
            "kafka.stream.task.dropped.records.total",
            "kafka.stream.task.restore.remaining.records.total",
            "kafka.stream.state.live.sst.files.size",
            "kafka.stream.state.estimate.num.keys",
            "kafka.stream.state.size.all.mem.tables",
            "kafka.stream.state.background.errors",
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.rebalance.latency.max",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.txn.commit.time.ns.total");

    private KafkaMeters() {}

    /** Lets these through, and all that is not Kafka's. */
    static MeterFilter few() {
        return MeterFilter.deny(id -> id.getName().startsWith(KAFKA) && !TOLD.contains(id.getName()));
    }
}
