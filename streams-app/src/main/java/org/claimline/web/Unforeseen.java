package org.claimline.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.claimline.web.Problem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What no other handler knows is logged under a number, and only the number is told. */
@Singleton
final class Unforeseen implements ExceptionHandler<Throwable, HttpResponse<byte[]>> {
    private static final Logger LOG = LoggerFactory.getLogger(Unforeseen.class);

    private final Answers answers;

    Unforeseen(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<byte[]> handle(HttpRequest request, Throwable failure) {
        String number = UUID.randomUUID().toString();
        LOG.error("request {} {} failed, told as {}", request.getMethodName(), request.getPath(), number, failure);
        return answers.problem(
                Problem.of(Kind.INTERNAL, "see the service's log for " + number + ", or tell whoever runs it"));
    }
}
