package org.claimline.cli;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.claimline.copy.CopyTakenOverException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.file.OtherContentException;
import org.claimline.ingest.file.TakenOverException;
import org.claimline.local.LocalStartException;
import org.claimline.replay.ReplayAtWorkException;
import org.claimline.replay.feed.FeedWriter;
import org.claimline.topology.SchemaRegistrationException;
import org.claimline.topology.TopicLayoutException;
import org.claimline.web.PortTakenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command that failed says: one line for the person at the terminal, and an exit code for scripts. */
final class Failure {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    private Failure() {}

    static int told(Exception failure, CommandLine command, ParseResult parsed) {
        int code = code(failure);
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (failure instanceof RefusedException) {
            command.getErr().println("claimline: " + message);
        } else if (code == ExitCode.SOFTWARE) {
            command.getErr()
                    .println("claimline: this should not happen: "
                            + failure.getClass().getSimpleName() + ": "
                            + message.lines().findFirst().orElse(message)
                            + "; CLAIMLINE_LOG_LEVEL=DEBUG shows where");
            LOG.debug("unexpected failure", failure);
        } else {
            command.getErr().println("claimline: " + message.lines().findFirst().orElse(message));
        }
        return code;
    }

    /** A command line that cannot be understood: what is wrong with it, and where help is; the commands where none was named. */
    static int misused(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println("claimline: " + failure.getMessage());
        if (failure instanceof MissingParameterException
                || command.getSubcommands().isEmpty()) {
            UnmatchedArgumentException.printSuggestions(failure, command.getErr());
            command.getErr().println("claimline: see " + name + " --help");
        } else if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.usage(command.getErr());
        }
        return ExitCode.USAGE;
    }

    private static int code(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused.exitCode();
        }
        if (failure instanceof TableException table) {
            return table.exitCode();
        }
        if (failure instanceof WantingException || failure instanceof ReplayAtWorkException) {
            return ExitCode.WANTING;
        }
        if (failure instanceof TakenOverException
                || failure instanceof FeedWriter.TakenOverException
                || failure instanceof CopyTakenOverException) {
            return ExitCode.CANNOT_CREATE;
        }
        if (failure instanceof LocalStartException || failure instanceof PortTakenException) {
            return ExitCode.CANNOT_CREATE;
        }
        if (failure instanceof ConfigException || failure instanceof TopicLayoutException) {
            return ExitCode.USAGE;
        }
        if (failure instanceof OtherContentException) {
            return ExitCode.DATA;
        }
        if (failure instanceof UnavailableException
                || failure instanceof NotWrittenException
                || failure instanceof IOException
                || failure instanceof KafkaException
                || failure instanceof SchemaRegistrationException
                || failure instanceof RestClientException) {
            return ExitCode.UNAVAILABLE;
        }
        return ExitCode.SOFTWARE;
    }
}
