package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import java.util.Objects;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.query.AmbiguousTownException;
import org.claimline.query.MovingException;
import org.claimline.query.NoSuchTownException;
import org.claimline.web.Problem.Kind;

/** Which problem each failure is. */
@Controller
final class Failures {
    private final Answers answers;

    Failures(Answers answers) {
        this.answers = answers;
    }

    @Error(global = true)
    HttpResponse<byte[]> malformed(MalformedJsonException e) {
        return answers.problem(Problem.of(Kind.MALFORMED, message(e)));
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
    HttpResponse<byte[]> moving(MovingException e) {
        return answers.problem(Problem.of(Kind.MOVING, message(e) + "; ask again in a moment"));
    }

    @Error(global = true)
    HttpResponse<byte[]> notWritten(NotWrittenException e) {
        return answers.problem(Problem.of(Kind.NOT_WRITTEN, message(e) + "; send it again, twice counts once"));
    }

    private static String message(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
