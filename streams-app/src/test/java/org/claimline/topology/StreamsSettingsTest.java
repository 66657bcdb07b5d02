package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
    /** Whose brokers take longer to commit than a tenth of a second needs fewer commits, or nothing else would be done. */
    @Test
    void anOperatorsCommitIntervalWinsOverOurs() {
        assertThat(settings(Map.of("bootstrap.servers", "b:1")).properties()).containsEntry("commit.interval.ms", 100L);
        assertThat(settings(Map.of("bootstrap.servers", "b:1", "commit.interval.ms", "500"))
                        .properties())
                .containsEntry("commit.interval.ms", "500");
    }

    @Test
    void whatAnOperatorSaysOfProducersWinsOverOurs() {
        assertThat(settings(Map.of("bootstrap.servers", "b:1")).properties())
                .containsEntry("producer.retry.backoff.ms", 20)
                .containsEntry("producer.compression.type", "lz4")
                .containsEntry("producer.batch.size", 65536);
        assertThat(settings(Map.of(
                                "bootstrap.servers",
                                "b:1",
                                "retry.backoff.ms",
                                "50",
                                "producer.batch.size",
                                "1000",
                                "compression.type",
                                "zstd"))
                        .properties())
                .doesNotContainKey("producer.retry.backoff.ms")
                .containsEntry("retry.backoff.ms", "50")
                .doesNotContainKey("producer.compression.type")
                .containsEntry("producer.batch.size", "1000");
    }

    @Test
    void whatAnOperatorSaysOfConsumersWinsOverOurs() {
        assertThat(settings(Map.of("bootstrap.servers", "b:1")).properties())
                .containsEntry("main.consumer.max.poll.records", 10_000)
                .containsEntry("main.consumer.max.partition.fetch.bytes", 131_072);
        assertThat(settings(Map.of(
                                "bootstrap.servers",
                                "b:1",
                                "max.poll.records",
                                "50",
                                "consumer.max.partition.fetch.bytes",
                                "1000"))
                        .properties())
                .doesNotContainKey("main.consumer.max.poll.records")
                .doesNotContainKey("main.consumer.max.partition.fetch.bytes");
    }

    private static StreamsSettings settings(Map<String, ?> client) {
        return new StreamsSettings(
                "claimline.reconcile", Topics.LIVE, Path.of("state"), 1, Optional.empty(), Optional.empty(), client);
    }
}
