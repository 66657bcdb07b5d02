package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.claimline.topology.Topics;
import org.claimline.topology.TownPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a service is caught up, as two instances tell it that share the towns. */
class KafkaStatusTest {
    private final Instances instances = new Instances(2);
    private final Broker broker = new Broker();

    @BeforeEach
    void share() {
        IntStream.range(0, Instances.PARTITIONS).forEach(partition -> instances.moves(partition, partition % 2));
        instances.hears(0);
        instances.hears(1);
    }

    @Test
    void whereEverythingIsReadAndSettledItIsCaughtUp() {
        ServiceStatus status = status();

        assertThat(status.caughtUp()).isTrue();
        assertThat(status.unsettledTowns()).isZero();
    }

    @Test
    void whereTownsAreStillBeingSettledItIsNotWhoeverHoldsThem() {
        instances.marks(townOf(0));
        assertThat(status().unsettledTowns()).isEqualTo(1);
        assertThat(status().caughtUp()).isFalse();

        instances.marks(townOf(1));
        assertThat(status().unsettledTowns()).isEqualTo(2);

        instances.unmarks(townOf(0));
        assertThat(status().unsettledTowns()).isEqualTo(1);
        assertThat(status().caughtUp()).isFalse();
        assertThat(status().inputs()).allMatch(ServiceStatus.Input::caughtUp);

        instances.unmarks(townOf(1));
        assertThat(status().caughtUp()).isTrue();
    }

    @Test
    void whereSomethingIsUnreadItIsNotThoughEveryTownIsSettled() {
        broker.unread.add(Topics.LIVE.townChanges());

        assertThat(status().caughtUp()).isFalse();
        assertThat(status().unsettledTowns()).isZero();
    }

    @Test
    void whereReportsWaitToBeReadAgainItIsNotWhoeverHoldsThem() {
        instances.rereads(1, 3);
        assertThat(status().rereads()).isEqualTo(3);
        assertThat(status().caughtUp()).isFalse();

        instances.rereads(1, 0);
        assertThat(status().caughtUp()).isTrue();
    }

    @Test
    void whereAnEditOfARegisterIsUnreadItIsNot() {
        broker.unread.add(Topics.LIVE.places());

        ServiceStatus status = status();

        assertThat(status.caughtUp()).isFalse();
        assertThat(status.inputs())
                .filteredOn(input -> !input.caughtUp())
                .singleElement()
                .matches(input -> input.topic().equals(Topics.LIVE.places()));
    }

    @Test
    void aTownIsSeenThatTheLastClaimLeftToBeSettledAndThatIsSettledBeforeTheChangesAreLookedAt() {
        broker.whenRead.put(Topics.LIVE.claims(), () -> instances.marks(townOf(1)));
        broker.whenAsked.put(Topics.LIVE.townChanges(), () -> instances.unmarks(townOf(1)));

        assertThat(status().unsettledTowns()).isEqualTo(1);
    }

    @Test
    void whereNobodyHoldsAPartitionNothingIsSaid() {
        instances.isOnTheWay(1);

        assertThatThrownBy(this::status).isInstanceOf(MovingException.class);
    }

    private ServiceStatus status() {
        try (KafkaStatus asked = instances.status(0, broker)) {
            return asked.status();
        }
    }

    /** A town whose partition {@code instance} holds. */
    private static String townOf(int instance) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "town-" + i)
                .filter(town -> TownPartition.of(town, Instances.PARTITIONS) % 2 == instance)
                .findFirst()
                .orElseThrow();
    }

    /** Topics without records, read by everyone but where told otherwise. */
    private static final class Broker implements Progress {
        private final Set<String> unread = new HashSet<>();
        private final Map<String, Runnable> whenAsked = new HashMap<>();
        private final Map<String, Runnable> whenRead = new HashMap<>();
        private String asked = "";

        @Override
        public Map<TopicPartition, Long> ends(String topic) {
            asked = topic;
            whenAsked.getOrDefault(topic, () -> {}).run();
            return Map.of();
        }

        @Override
        public boolean hasRead(String group, Map<TopicPartition, Long> ends) {
            whenRead.getOrDefault(asked, () -> {}).run();
            return !unread.contains(asked);
        }

        @Override
        public boolean hasRead(Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {
            return read.keySet().stream().noneMatch(partition -> unread.contains(partition.topic()));
        }

        @Override
        public void close() {
            asked = "";
        }
    }
}
