package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private static final Map<String, NewTopic> LAID_OUT = TopicLayout.of(Topics.LIVE, 12).newTopics().stream()
            .collect(Collectors.toMap(NewTopic::name, topic -> topic));

    @Test
    void everyTopicIsLaidOut() {
        assertThat(LAID_OUT.keySet())
                .containsExactlyInAnyOrderElementsOf(Topics.LIVE.all())
                .contains("claimline.town-states.v1", "claimline.dead-letters.v1")
                .hasSize(16);
    }

    @Test
    void anotherPrefixChangesOnlyThePrefix() {
        assertThat(new Topics("replay-7.").townChanges()).isEqualTo("replay-7.town-changes.v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "claimline", "claim line.", "claimline/", "."})
    void aPrefixThatKafkaOrAReaderWouldMisreadIsRefused(String prefix) {
        assertThatThrownBy(() -> new Topics(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("separator");
    }

    @Test
    void nothingIsDeletedByAge() {
        LAID_OUT.values().stream()
                .filter(t -> t.configs().get(TopicConfig.CLEANUP_POLICY_CONFIG).equals("delete"))
                .forEach(t -> assertThat(t.configs()).containsEntry(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }

    @Test
    void whatBelongsToATownSharesOneCountOfPartitions() {
        assertThat(LAID_OUT.get("claimline.reports.v1").numPartitions()).isEqualTo(12);
        assertThat(LAID_OUT.get("claimline.claims.v1").numPartitions()).isEqualTo(12);
        assertThat(LAID_OUT.get("claimline.town-states.v1").numPartitions()).isEqualTo(12);
        assertThat(LAID_OUT.get("claimline.town-changes.v1").numPartitions()).isEqualTo(12);
        assertThat(LAID_OUT.get("claimline.disputes.v1").numPartitions()).isEqualTo(12);
        assertThat(LAID_OUT.get("claimline.alerts.v1").numPartitions()).isEqualTo(12);
        assertThat(LAID_OUT.get("claimline.delivery-orders.v1").numPartitions()).isEqualTo(12);
        assertThat(LAID_OUT.get("claimline.receivers.v1").numPartitions()).isEqualTo(1);
        assertThat(LAID_OUT.get("claimline.acknowledgements.v1").numPartitions())
                .isEqualTo(1);
        assertThat(LAID_OUT.get("claimline.places.v1").numPartitions()).isEqualTo(1);
    }
}
