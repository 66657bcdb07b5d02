package org.claimline.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records whose parts other than their values are hostile. */
class HostileRecordsTest {
    private static final DeadLetters.Origin ORIGIN = new DeadLetters.Origin("claimline.reports.v1", 2, 7);

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "yesterday", "999999999999999999", "253402300800000", " 1", "1\u0000", "٣"})
    void aHeaderThatTellsNoMomentIsNoneAndGoesNoFurther(String told) {
        Headers headers = new RecordHeaders().add(SentAt.HEADER, told.getBytes(UTF_8));

        assertThat(SentAt.of(headers)).isEmpty();
        assertThat(SentAt.along(headers)).isEmpty();
    }

    @Test
    void aMomentGoesAlong() {
        Instant sent = Instant.parse("2024-11-30T12:00:00Z");
        Headers headers = new RecordHeaders().add(SentAt.header(sent)).add("other", new byte[100]);

        assertThat(SentAt.of(SentAt.along(headers))).isEqualTo(Optional.of(sent));
        assertThat(SentAt.along(headers)).hasSize(1);
    }

    @Test
    void aLetterHoldsTheRecordAsItCame() {
        Headers headers = new RecordHeaders().add("theirs", new byte[] {1});
        Record<byte[], byte[]> letter = DeadLetters.unreadable(
                new Record<>(new byte[] {1}, new byte[900_000], 5, headers), ORIGIN, new IllegalStateException("x"), 6);

        assertThat(letter.key()).isEqualTo(new byte[] {1});
        assertThat(letter.value()).hasSize(900_000);
        assertThat(letter.headers().lastHeader("theirs").value()).isEqualTo(new byte[] {1});
        assertThat(letter.headers().lastHeader(DeadLetters.CUT)).isNull();
    }

    /** Brokers measure what is compressed: what comes out may be of any size, and the letter must find room in its topic. */
    @Test
    void aLetterOfWhatNoTopicTakesHoldsItsBeginningAndSaysSo() {
        Headers headers = new RecordHeaders().add("theirs", new byte[3_000_000]);
        Record<byte[], byte[]> letter = DeadLetters.unreadable(
                new Record<>(new byte[5_000_000], new byte[5_000_000], 5, headers),
                ORIGIN,
                new IllegalStateException("m".repeat(5_000_000)),
                6);

        assertThat(DeadLetters.size(letter.key(), letter.value(), letter.headers()))
                .isLessThan(TopicLayout.MAX_MESSAGE_BYTES);
        assertThat(new String(letter.headers().lastHeader(DeadLetters.CUT).value(), UTF_8))
                .contains("value 5000000 bytes, key 5000000 bytes, headers 3000006 bytes")
                .containsPattern("sha256 of the value [0-9a-f]{64}");
        assertThat(new String(
                        letter.headers().lastHeader("__streams.errors.offset").value(), UTF_8))
                .isEqualTo("7");
    }

    @Test
    void faultsOfAnySizeFindRoomInALetter() {
        List<Fault> faults = java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(i -> new Fault(
                        "/" + "\u0001".repeat(9_000), "\u0001".repeat(9_000), "r".repeat(9_000), "w".repeat(9_000)))
                .toList();

        Record<byte[], byte[]> letter =
                DeadLetters.refused(new Record<>(new byte[1], new byte[1], 5, new RecordHeaders()), ORIGIN, faults, 6);

        assertThat(DeadLetters.size(letter.key(), letter.value(), letter.headers()))
                .isLessThan(300_000);
    }

    @Test
    void aRecordThatWasSentWithoutATimeHasOne() {
        TopicPartition partition = new TopicPartition("claimline.places.v1", 0);
        ConsumerRecords<byte[], byte[]> read =
                new ConsumerRecords<>(Map.of(partition, List.of(item(3, -1), item(4, 17))), Map.of());

        assertThat(StampedConsumer.stamped(read).records(partition))
                .extracting(ConsumerRecord::offset, ConsumerRecord::timestamp)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, 0L), org.assertj.core.groups.Tuple.tuple(4L, 17L));
    }

    private static ConsumerRecord<byte[], byte[]> item(long offset, long timestamp) {
        return new ConsumerRecord<>(
                "claimline.places.v1",
                0,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                1,
                1,
                new byte[] {1},
                new byte[] {2},
                new RecordHeaders(),
                Optional.empty());
    }

    @Test
    void aRegistryThatDoesNotAnswerIsToldAsAwayUntilItDoes() {
        AtomicBoolean there = new AtomicBoolean(true);
        try (RegistryWatch watch = RegistryWatch.start(there::get, Duration.ofMillis(5))) {
            assertThat(watch.isAway()).isFalse();
            there.set(false);
            await("away").until(watch::isAway);
            there.set(true);
            await("back").until(() -> !watch.isAway());
        }
    }
}
