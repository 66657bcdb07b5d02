package org.claimline.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Sends of which each is to be confirmed by the broker. */
public final class Deliveries {
    private Deliveries() {}

    /** What sends, and tells of each send. */
    @FunctionalInterface
    public interface Sending {
        void to(Consumer<Future<RecordMetadata>> sent);
    }

    /**
     * Returns when the broker has all that is sent.
     *
     * @param what stands at the beginning of the message otherwise: {@code topic x did not take it}
     * @throws NotWrittenException if it does not say that it has, or the waiting is interrupted
     */
    public static void confirmed(String what, Sending sending) throws NotWrittenException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try {
            sending.to(sent::add);
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw notWritten(what, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw notWritten(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notWritten(what, e);
        }
    }

    private static NotWrittenException notWritten(String what, Throwable cause) {
        return new NotWrittenException(what + " (" + cause.getMessage() + ")", cause);
    }
}
