package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.claimline.query.DeskQueries;
import org.jspecify.annotations.Nullable;

/** Claims that wait because their place could not be told, the longest waiting first. */
@Controller("/api/unplaced")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnplacedController {
    private final DeskQueries queries;
    private final Answers answers;

    UnplacedController(DeskQueries queries, Answers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> unplaced(@QueryValue @Nullable String q, @RequestBean Paging paging) {
        return answers.page(
                paging,
                queries.unplaced(Parameters.text(q)),
                view -> Paging.key(
                        Paging.part(view.since().toEpochMilli()),
                        view.claim().source(),
                        view.claim().report(),
                        view.claim().claim()));
    }
}
