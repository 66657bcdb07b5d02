package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A replay's producer cannot write to the live service, by mistake or otherwise. No broker is needed to refuse. */
class OwnTopicsProducerTest {
    private static final Topics REPLAY = new Topics("claimline.replay-7.");

    @Test
    void aTopicOutsideThePrefixIsRefusedBeforeAnythingIsSent() {
        try (OwnTopicsProducer<String, String> producer = producer()) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(Topics.LIVE.reports(), "k", "v")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("topic claimline.reports.v1 is not ours to write");
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("claimline.replay-77.reports.v1", "k", "v")))
                    .hasMessageContaining("is not ours to write");
        }
    }

    @Test
    void soAreTheOffsetsOfAnotherGroup() {
        try (OwnTopicsProducer<String, String> producer = producer();
                MockConsumer<String, String> other = new MockConsumer<>("earliest")) {
            assertThatThrownBy(() -> producer.sendOffsetsToTransaction(Map.of(), other.groupMetadata()))
                    .hasMessageContaining("group " + other.groupMetadata().groupId() + " is not ours to write");
        }
    }

    private static OwnTopicsProducer<String, String> producer() {
        return new OwnTopicsProducer<>(
                REPLAY,
                Map.of("bootstrap.servers", "127.0.0.1:1", "transactional.id", "t"),
                new StringSerializer(),
                new StringSerializer());
    }
}
