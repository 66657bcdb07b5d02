package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.claimline.query.PartyView;
import org.claimline.query.RegisterQueries;

/** The register of parties: who can hold a town. */
@Controller("/api/parties")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PartiesController {
    private final RegisterQueries queries;
    private final Answers answers;

    PartiesController(RegisterQueries queries, Answers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> parties(@RequestBean Paging paging) {
        return answers.page(paging, queries.parties(), PartyView::id);
    }
}
