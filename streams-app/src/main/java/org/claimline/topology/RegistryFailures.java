package org.claimline.topology;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells a record that nobody can read from a registry that nobody can reach. The first is a dead letter; the second must stop the stream
 * until the registry is back, or good records would be thrown away.
 */
public final class RegistryFailures {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private RegistryFailures() {}

    /** Whether {@code failure} says that the registry could not be asked, rather than that it had no answer. */
    public static boolean isUnreachable(Throwable failure) {
        Optional<RestClientException> answer = causes(failure)
                .filter(RestClientException.class::isInstance)
                .map(RestClientException.class::cast)
                .findFirst();
        if (answer.isPresent()) {
            int status = answer.get().getStatus();
            return status >= SERVER_ERROR
                    || status == REQUEST_TIMEOUT
                    || status == TOO_MANY_REQUESTS
                    || status == UNAUTHORIZED
                    || status == FORBIDDEN;
        }
        // Avro reports bytes that end too early as an I/O fault too
        boolean unreadable =
                causes(failure).anyMatch(c -> c instanceof EOFException || c instanceof AvroRuntimeException);
        return !unreadable
                && causes(failure)
                        .anyMatch(c -> c instanceof IOException
                                || c instanceof RetriableException
                                || c instanceof DisconnectException
                                || c instanceof AuthenticationException
                                || c instanceof AuthorizationException);
    }

    /** It and what it came of, no more than some levels of it. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
