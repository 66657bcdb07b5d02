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
import org.claimline.query.ServiceStatus;
import org.claimline.query.StatusSource;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;

/** Where the service stands: counts that add up, and whether all that was sent has been read. */
@Tag(name = "service")
@OpenTo(Audience.READER)
@Controller("/api/status")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatusController {
    private final StatusSource source;
    private final Answers answers;

    StatusController(StatusSource source, Answers answers) {
        this.source = source;
        this.answers = answers;
    }

    /** Where the service stands: counts that add up, and whether all that was sent has been read. */
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "Where it stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ServiceStatus.class)))
    HttpResponse<byte[]> status() {
        return answers.ok(source.status());
    }
}
