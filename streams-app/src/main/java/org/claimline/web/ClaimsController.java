package org.claimline.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.query.ClaimQueries;
import org.claimline.query.ClaimsPage;
import org.claimline.query.ClaimsWindow;
import org.claimline.query.ExplanationView;
import org.jspecify.annotations.Nullable;

/** Every claim about a town with what became of it, and why the town is in its state: now, as of a time, as known at a time. */
@Controller("/api/towns/{name}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClaimsController {
    private final ClaimQueries queries;
    private final WebConfig config;
    private final Answers answers;

    ClaimsController(ClaimQueries queries, WebConfig config, Answers answers) {
        this.queries = queries;
        this.config = config;
        this.answers = answers;
    }

    @Get("/claims")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> claims(
            String name,
            @QueryValue @Nullable String at,
            @QueryValue @Nullable String knownAt,
            @RequestBean Paging paging) {
        ClaimsPage page =
                queries.claims(name, Parameters.moment(at, knownAt), new ClaimsWindow(paging.after(), paging.most()));
        return answers.page(paging.page(page.claims(), Optional.ofNullable(page.last())), Function.identity());
    }

    /** As JSON, or as plain text where the request prefers that. */
    @Get("/explain")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    HttpResponse<byte[]> explain(
            HttpRequest<?> request,
            String name,
            @QueryValue @Nullable String at,
            @QueryValue @Nullable String knownAt,
            @QueryValue @Nullable String zone) {
        ExplanationView explanation = queries.explanation(
                name, Parameters.moment(at, knownAt), Parameters.zone(zone).orElse(config.zone()));
        return wantsText(request)
                ? answers.text(explanation.text()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                : answers.ok(explanation).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    private static boolean wantsText(HttpRequest<?> request) {
        for (MediaType type : MediaType.orderedOf(request.getHeaders().getAll(HttpHeaders.ACCEPT))) {
            if (type.matches(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (type.matches(MediaType.TEXT_PLAIN_TYPE)) {
                return true;
            }
        }
        return false;
    }
}
