package org.claimline.topology;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** What a broker answers to an admin client, for those who wait for it. */
public final class BrokerAnswers {
    private BrokerAnswers() {}

    /**
     * Waits for an answer.
     *
     * @throws KafkaException what the broker answered instead, as its client tells it
     */
    public static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
