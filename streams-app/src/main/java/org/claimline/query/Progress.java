package org.claimline.query;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far groups have read topics, as the broker tells it. */
interface Progress extends AutoCloseable {
    /**
     * The end of every partition of {@code topic}, open transactions included.
     *
     * @throws BrokerAwayException if the broker does not tell in time
     */
    Map<TopicPartition, Long> ends(String topic);

    /**
     * Whether {@code group} has read every data record before {@code ends}.
     *
     * @throws BrokerAwayException if the broker does not tell in time
     */
    boolean hasRead(String group, Map<TopicPartition, Long> ends);

    /**
     * Whether one who has read what is before {@code read} has read every data record before {@code ends}.
     *
     * @throws BrokerAwayException if the broker does not tell in time
     */
    boolean hasRead(Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends);

    @Override
    void close();
}
