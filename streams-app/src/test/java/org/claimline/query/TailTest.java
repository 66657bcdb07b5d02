package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Rule;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.claimline.topology.fold.FoldStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The read model, fed from a consumer without a broker. */
class TailTest {
    private static final Topics TOPICS = Topics.LIVE;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ContractSerdes serdes = ContractSerdes.connect("mock://tail-test", Map.of());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final ReadModel model = new ReadModel();
    private Tail tail;
    private long next;

    @BeforeEach
    void start() {
        SchemaRegistrar.register(serdes.registry());
        Map<String, Tail.Reader> readers = TopicReaders.of(TOPICS, serdes, model, new Registers(), new DeskModel());
        for (String topic : readers.keySet()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            Node node = new Node(1, "localhost", 1);
            consumer.updatePartitions(
                    topic, List.of(new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node})));
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, 0L));
        }
        tail = new Tail("tail-test", () -> consumer, readers);
        tail.start();
        await().atMost(SOON).until(tail::isCurrent);
    }

    @AfterEach
    void stop() {
        tail.close();
    }

    @Test
    void aStateIsKeptWithItsVersionAndATombstoneTakesItAway() {
        arrives("hama", state("hama"), Optional.of("12"));
        await().atMost(SOON).until(() -> model.town("hama").isPresent());
        assertThat(model.town("hama").orElseThrow().version()).isEqualTo(OptionalLong.of(12));

        arrives("hama", null, Optional.of("13"));
        await().atMost(SOON).until(() -> model.town("hama").isEmpty());
    }

    /** What liveness is told: nobody can say what was read of it, and the answers would look as good as ever. */
    @Test
    void whereItsThreadEndsItSaysSo() {
        MockConsumer<byte[], byte[]> other = new MockConsumer<>("earliest");
        TopicPartition partition = new TopicPartition("doomed", 0);
        Node node = new Node(1, "localhost", 1);
        other.updatePartitions(
                "doomed", List.of(new PartitionInfo("doomed", 0, node, new Node[] {node}, new Node[] {node})));
        other.updateBeginningOffsets(Map.of(partition, 0L));
        other.updateEndOffsets(Map.of(partition, 1L));
        other.schedulePollTask(() -> other.addRecord(new ConsumerRecord<>("doomed", 0, 0, new byte[0], new byte[0])));
        try (Tail doomed = new Tail("doomed", () -> other, Map.of("doomed", item -> {
            throw new StackOverflowError("too deep");
        }))) {
            assertThat(doomed.failure()).isEmpty();
            doomed.start();

            await().atMost(SOON).until(() -> doomed.failure().isPresent());
            assertThat(doomed.failure().orElseThrow())
                    .contains("the read model ended", "too deep", "restart the service");
            assertThat(doomed.isCurrent()).isFalse();
        }
        assertThat(tail.failure()).isEmpty();
    }

    @Test
    void aRecordThatNobodyCanReadIsPassedOver() {
        arrives("hama", new byte[] {7, 7, 7}, Optional.empty());
        arrives("homs", state("homs"), Optional.of("not a number"));

        await().atMost(SOON).until(() -> model.town("homs").isPresent());
        assertThat(model.town("homs").orElseThrow().version()).isEmpty();
        assertThat(model.town("hama")).isEmpty();
    }

    @Test
    void itKnowsHowFarItHasRead() {
        TopicPartition partition = new TopicPartition(TOPICS.townStates(), 0);
        assertThat(tail.hasRead(Map.of(partition, 1L))).isFalse();

        arrives("hama", state("hama"), Optional.empty());

        await().atMost(SOON).until(() -> tail.hasRead(Map.of(partition, 1L)));
        assertThat(tail.hasRead(Map.of(new TopicPartition("another", 0), 1L))).isFalse();
    }

    private byte[] state(String town) {
        return serdes.townStates()
                .serializer()
                .serialize(
                        TOPICS.townStates(),
                        TownState.newBuilder()
                                .setTownId(town)
                                .setPlace(PlaceRef.newBuilder()
                                        .setPlaceId(town)
                                        .setName(town)
                                        .build())
                                .setStatus(Status.UNCLEAR)
                                .setSince(Instant.EPOCH)
                                .setRule(Rule.RUMOUR)
                                .setExplanation("only rumours are known")
                                .build());
    }

    private void arrives(String key, byte[] value, Optional<String> version) {
        RecordHeaders headers = new RecordHeaders();
        version.ifPresent(v -> headers.add(FoldStage.VERSION_HEADER, v.getBytes(StandardCharsets.US_ASCII)));
        long offset = next++;
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(
                TOPICS.townStates(),
                0,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                key.length(),
                value == null ? 0 : value.length,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty())));
    }
}
