package org.claimline.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Set;
import org.claimline.web.Problem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Answers nothing from what is half read: until this instance has read what there was when it started, whoever asks is told to ask again.
 * Only where the service stands, and who asks, is told at once.
 */
@ServerFilter({"/", "/api/**"})
@Order(Views.ORDER + 1)
final class ReadFirst {
    private static final Set<String> TOLD = Set.of("/api/status", SessionController.PATH);

    private final Condition condition;
    private final Answers answers;

    ReadFirst(Condition condition, Answers answers) {
        this.condition = condition;
        this.answers = answers;
    }

    @RequestFilter
    @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
        List<String> unread = condition.unread();
        return unread.isEmpty() || TOLD.contains(request.getPath())
                ? null
                : answers.problem(Problem.of(Kind.STARTING, String.join("; ", unread) + "; ask again in a moment"));
    }
}
