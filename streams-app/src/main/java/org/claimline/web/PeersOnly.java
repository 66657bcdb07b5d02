package org.claimline.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.claimline.query.ReadModel;
import org.claimline.web.Problem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Answers peers only where they read the same topics. An address outlives the instance that had it: one of another cluster that got its
 * port meanwhile must not be taken for it.
 */
@ServerFilter(PeersController.PATH + "/**")
@Order(Views.ORDER + 1)
final class PeersOnly {
    static final String INCARNATION = "Claimline-Incarnation";

    private final String incarnation;
    private final Answers answers;

    PeersOnly(ReadModel model, Answers answers) {
        this.incarnation = Long.toHexString(model.incarnation());
        this.answers = answers;
    }

    @RequestFilter
    @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
        return incarnation.equals(request.getHeaders().get(INCARNATION))
                ? null
                : answers.problem(Problem.of(
                        Kind.NOT_A_PEER,
                        "this path is for instances that read the same topics; what you look for is under /api"));
    }
}
