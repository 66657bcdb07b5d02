package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import io.netty.handler.codec.compression.DecompressionException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Objects;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.query.AmbiguousTownException;
import org.claimline.query.BrokerAwayException;
import org.claimline.query.ForgottenException;
import org.claimline.query.MovingException;
import org.claimline.query.NoSuchTownException;
import org.claimline.web.Problem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which problem each failure is. */
@Hidden
@Controller
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Answers answers;

    Failures(Answers answers) {
        this.answers = answers;
    }

    @Error(global = true)
    HttpResponse<byte[]> malformed(MalformedJsonException e) {
        return answers.problem(Problem.malformed(e.fault()));
    }

    @Error(global = true)
    HttpResponse<byte[]> empty(UnsatisfiedBodyRouteException e) {
        LOG.debug("a body is missing", e);
        return answers.problem(
                Problem.body(Kind.MALFORMED, "the document is empty", "send a JSON object, or an array of them"));
    }

    @Error(global = true)
    HttpResponse<byte[]> packed(DecompressionException e) {
        LOG.debug("a body could not be unpacked", e);
        return answers.problem(Problem.body(
                Kind.MALFORMED,
                "the body cannot be unpacked as its header content-encoding says",
                "pack it anew, or send it as it is without that header"));
    }

    @Error(global = true)
    HttpResponse<byte[]> parameter(BadParameterException e) {
        return answers.problem(Problem.of(Kind.PARAMETER, message(e)));
    }

    @Error(global = true)
    HttpResponse<byte[]> noSuchTown(NoSuchTownException e) {
        return answers.problem(Problem.of(Kind.NOT_FOUND, message(e)));
    }

    @Error(global = true)
    HttpResponse<byte[]> ambiguous(AmbiguousTownException e) {
        return answers.problem(Problem.ambiguous(message(e), e.candidates()));
    }

    @Error(global = true)
    HttpResponse<byte[]> forgotten(ForgottenException e) {
        return answers.problem(Problem.of(Kind.FORGOTTEN, message(e)));
    }

    @Error(global = true)
    HttpResponse<byte[]> moving(MovingException e) {
        return answers.problem(Problem.of(Kind.MOVING, message(e) + "; ask again in a moment"));
    }

    @Error(global = true)
    HttpResponse<byte[]> brokerAway(BrokerAwayException e) {
        return answers.problem(Problem.of(
                Kind.BROKER_AWAY,
                "the broker was asked and does not tell (" + message(e)
                        + "); ask again in a moment. What is known already is answered meanwhile"));
    }

    @Error(global = true)
    HttpResponse<byte[]> notWritten(NotWrittenException e) {
        return answers.problem(Problem.of(Kind.NOT_WRITTEN, message(e) + "; send it again, twice counts once"));
    }

    private static String message(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
