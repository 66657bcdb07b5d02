package org.claimline.topology;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How topics are read by those who are in no group: what is committed, and nothing is left behind. */
public final class CommittedReads {
    private static final int HELD_BACK_MILLIS = 20;

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

    /**
     * The same for one that reads what is there and goes. The broker is not to hold back its answer where there is nothing more: whoever
     * turns to another topic, or closes, would wait for that.
     */
    public static Map<String, Object> ofWhatIsThere(Map<String, ?> client) {
        Map<String, Object> settings = settings(client);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, HELD_BACK_MILLIS);
        return settings;
    }
}
