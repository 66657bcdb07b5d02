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
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.claimline.query.DeskQueries;
import org.claimline.query.UnplacedView;
import org.jspecify.annotations.Nullable;

/** Claims that wait because their place could not be told, the longest waiting first. */
@Tag(name = "desk")
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

    /**
     * Lists claims that wait because their place could not be told, the longest waiting first.
     *
     * @param q only claims whose place as written has this in it, in whatever spelling
     */
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The claims, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = UnplacedView.class))))
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
