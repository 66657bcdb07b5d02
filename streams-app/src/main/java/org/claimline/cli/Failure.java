package org.claimline.cli;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.kafka.common.KafkaException;
import org.claimline.local.LocalStartException;
import org.claimline.topology.SchemaRegistrationException;
import org.claimline.topology.TopicLayoutException;
import org.claimline.web.PortTakenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What a command that failed says: one line for the person at the terminal, and an exit code for scripts. */
final class Failure {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    private Failure() {}

    static int told(Exception failure, CommandLine command, ParseResult parsed) {
        int code = code(failure);
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println("claimline: " + message.lines().findFirst().orElse(message));
        if (code == ExitCode.SOFTWARE) {
            LOG.error("unexpected failure", failure);
        }
        return code;
    }

    private static int code(Throwable failure) {
        if (failure instanceof LocalStartException || failure instanceof PortTakenException) {
            return ExitCode.CANNOT_CREATE;
        }
        if (failure instanceof ConfigException || failure instanceof TopicLayoutException) {
            return ExitCode.USAGE;
        }
        if (failure instanceof UnavailableException
                || failure instanceof KafkaException
                || failure instanceof SchemaRegistrationException
                || failure instanceof RestClientException) {
            return ExitCode.UNAVAILABLE;
        }
        return ExitCode.SOFTWARE;
    }
}
