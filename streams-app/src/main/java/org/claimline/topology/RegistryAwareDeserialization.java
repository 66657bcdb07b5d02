package org.claimline.topology;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * What happens to a record that cannot be read where Kafka Streams itself reads it: bytes of no contract go to the dead letters and the
 * rest goes on; where the registry cannot be reached the thread stops, for the record may be as good as any.
 */
public final class RegistryAwareDeserialization implements DeserializationExceptionHandler {
    private final LogAndContinueExceptionHandler toDeadLetters = new LogAndContinueExceptionHandler();

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return RegistryFailures.isUnreachable(exception)
                ? Response.fail()
                : toDeadLetters.handleError(context, record, exception);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        toDeadLetters.configure(configs);
    }
}
