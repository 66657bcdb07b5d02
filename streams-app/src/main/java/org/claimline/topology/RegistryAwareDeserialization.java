package org.claimline.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a record that cannot be read where Kafka Streams itself reads it: bytes of no contract go to the dead letters and the
 * rest goes on; where the registry cannot be reached the thread stops, for the record may be as good as any.
 */
public final class RegistryAwareDeserialization implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryAwareDeserialization.class);

    private String deadLetters = "";

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (RegistryFailures.isUnreachable(exception)) {
            return Response.fail();
        }
        LOG.warn(
                "A record cannot be read and becomes a dead letter: {}-{}@{}: {}",
                context.topic(),
                context.partition(),
                context.offset(),
                exception.toString());
        return Response.resume(List.of(DeadLetters.of(deadLetters, context, record.key(), record.value(), exception)));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }
}
