package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

class BacklogTest {
    @Test
    void aBrokerThatDoesNotAnswerIsNotWaitedForForEver() {
        Admin nobody = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"));
        try (Backlog backlog = new Backlog(nobody, new MockConsumer<>("earliest"), Duration.ofMillis(50))) {
            assertThatThrownBy(() -> backlog.ends("claimline.reports.v1"))
                    .isInstanceOf(BrokerAwayException.class)
                    .hasMessageContaining("no answer within");
        } finally {
            nobody.close(Duration.ZERO);
        }
    }
}
