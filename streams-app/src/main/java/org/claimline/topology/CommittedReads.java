package org.claimline.topology;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How topics are read by those who are in no group: what is committed, and nothing is left behind. */
public final class CommittedReads {
    private CommittedReads() {}

    /**
     * Settings of such a consumer, which the caller may add to. It brings no topic into being.
     *
     * @param client settings of all Kafka clients
     */
    public static Map<String, Object> settings(Map<String, ?> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
