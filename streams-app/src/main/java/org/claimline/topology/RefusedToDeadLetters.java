package org.claimline.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/** What happens where a processor fails: a {@link RefusedRecordException} makes a dead letter of its record, anything else stops the thread. */
public final class RefusedToDeadLetters implements ProcessingExceptionHandler {
    private String deadLetters = "";

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return exception instanceof RefusedRecordException
                ? Response.resume(List.of(DeadLetters.of(
                        deadLetters, context, context.sourceRawKey(), context.sourceRawValue(), exception)))
                : Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }
}
