package org.claimline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.claimline.replay.feed.Archive;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Test;

/** Manifests as they are read, with a broker in the hands of the test. */
class ManifestsTest {
    private static final ReplayName KEPT = new ReplayName("kept");
    private static final ReplayName GONE = new ReplayName("gone");

    @Test
    void oneThatIsRemovedWhileItIsReadDoesNotKeepTheOthersFromBeingRead() {
        // Given two replays, of which one is removed once it was listed: its records never come
        Deque<List<ReplayName>> there = new ArrayDeque<>(List.of(List.of(GONE, KEPT), List.of(KEPT)));

        Map<String, Manifests.Kept> read = manifests().all(there::remove);

        assertThat(read).containsOnlyKeys("kept");
    }

    @Test
    void oneThatIsThereAndCannotBeReadIsSaidToBe() {
        Manifests manifests = manifests();

        assertThatThrownBy(() -> manifests.all(() -> List.of(GONE, KEPT)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(() -> manifests.read(GONE)).isInstanceOf(TimeoutException.class);
        assertThat(manifests.read(KEPT)).isPresent();
    }

    private static Manifests manifests() {
        return new Manifests(Map.of(), Topics.LIVE, ManifestsTest::consumer, Duration.ofMillis(200));
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        TopicPartition kept = partition(KEPT);
        TopicPartition gone = partition(GONE);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(kept, 0L, gone, 0L));
        consumer.updateEndOffsets(Map.of(kept, 1L, gone, 1L));
        consumer.schedulePollTask(() -> {
            if (consumer.assignment().contains(kept)) {
                consumer.addRecord(new ConsumerRecord<>(
                        kept.topic(),
                        0,
                        0L,
                        new byte[0],
                        Manifests.record(KEPT.topics(Topics.LIVE), manifest()).value()));
            }
        });
        return consumer;
    }

    private static TopicPartition partition(ReplayName name) {
        return new TopicPartition(ReplayName.manifest(name.topics(Topics.LIVE)), 0);
    }

    private static Manifest manifest() {
        return new Manifest(
                KEPT.text(),
                Span.ofDays("2024-11-30", ZoneId.of("Asia/Damascus"), Optional.empty()),
                new Manifest.Source(
                        Manifest.Source.ARCHIVE, List.of(), false, "live", new Archive.Ends(Map.of(), Map.of()), 1),
                new Manifest.Progress(
                        ReplayState.ENDED, true, 3, null, null, new ReplayStatus.Reports(1, 2, 2, 0), null, null),
                Instant.parse("2026-01-01T00:00:00Z"),
                "run-1",
                null);
    }
}
