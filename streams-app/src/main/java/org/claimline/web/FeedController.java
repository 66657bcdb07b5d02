package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.claimline.query.FeedQueries;
import org.claimline.query.FeedView;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;

/** How the feed runs over time: what a slider needs before it asks for a moment. */
@Tag(name = "towns")
@OpenTo(Audience.READER)
@Controller("/api/feed")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedController {
    private final FeedQueries queries;
    private final Answers answers;

    FeedController(FeedQueries queries, Answers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    /** From when to when the feed runs, in event time and in known time, and how many claims and openings of disputes fell when. */
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "How the feed runs",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FeedView.class)))
    HttpResponse<byte[]> feed() {
        return answers.ok(queries.feed());
    }
}
