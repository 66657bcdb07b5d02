package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;
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
    void anApplicationCommitsEachSecondByItselfUnlessAnOperatorSaysOtherwise() {
        StreamsConfig ours =
                new StreamsConfig(settings(Map.of("bootstrap.servers", "b:1")).paced());
        assertThat(ours.originals()).containsEntry("commit.interval.ms", 1_000L);
        assertThat(Commits.in(ours.originals())).isPresent();

        StreamsConfig operators =
                new StreamsConfig(settings(Map.of("bootstrap.servers", "b:1", "commit.interval.ms", "500"))
                        .paced());
        assertThat(operators.originals()).containsEntry("commit.interval.ms", "500");
        assertThat(Commits.in(operators.originals())).isEmpty();
    }

    /** Else a thread would say what it does to nobody, and every change would take a second. */
    @Test
    void whatProcessorsAskForCommitsIsWhatClientsTell() {
        StreamsConfig ours =
                new StreamsConfig(settings(Map.of("bootstrap.servers", "b:1")).paced());
        Object asked = ours.originals().get(Commits.SETTING);

        assertThat(asked).isNotNull();
        assertThat(ours.getMainConsumerConfigs("group", "client", 0)).containsEntry(Commits.SETTING, asked);
        assertThat(ours.getProducerConfigs("client")).containsEntry(Commits.SETTING, asked);
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
