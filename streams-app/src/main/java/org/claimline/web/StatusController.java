package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.claimline.query.StatusSource;

/** Where the service stands: counts that add up, and whether all that was sent has been read. */
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

    @Get
    HttpResponse<byte[]> status() {
        return answers.ok(source.status());
    }
}
