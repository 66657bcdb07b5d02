package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.claimline.query.PartyView;
import org.claimline.query.RegisterQueries;

/** The register of parties: who can hold a town. */
@Tag(name = "registers")
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

    /** Lists the parties that can hold a town, by id. */
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The parties, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = PartyView.class))))
    HttpResponse<byte[]> parties(@RequestBean Paging paging) {
        return answers.page(paging, queries.parties(), PartyView::id);
    }
}
