package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;

/** Health for whoever runs the service: 200 while all is well, else 503 with the reasons. */
@Tag(name = "service")
@OpenTo(Audience.ANYONE)
@Controller("/health")
@Produces(MediaType.APPLICATION_JSON)
final class HealthController {
    private final Condition condition;
    private final Answers answers;

    HealthController(Condition condition, Answers answers) {
        this.condition = condition;
        this.answers = answers;
    }

    /** {@code UP} or {@code DOWN}, and why. */
    @Schema(name = "Health")
    record Health(String status, List<String> reasons) {
        static Health of(List<String> reasons) {
            return new Health(reasons.isEmpty() ? "UP" : "DOWN", reasons);
        }
    }

    /** Whether the service can go on; where it cannot, only a restart helps. */
    @Get("/liveness")
    @ApiResponse(
            responseCode = "200",
            description = "It goes on",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Health.class)))
    @ApiResponse(
            responseCode = "503",
            description = "It cannot go on, and why",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Health.class)))
    HttpResponse<byte[]> liveness() {
        return answer(condition.fatal());
    }

    /** Whether the service's answers are good. */
    @Get("/readiness")
    @ApiResponse(
            responseCode = "200",
            description = "They are",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Health.class)))
    @ApiResponse(
            responseCode = "503",
            description = "Not yet, and what it waits for",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Health.class)))
    HttpResponse<byte[]> readiness() {
        return answer(condition.waitingFor());
    }

    private HttpResponse<byte[]> answer(List<String> reasons) {
        return reasons.isEmpty()
                ? answers.ok(Health.of(reasons))
                : answers.status(HttpStatus.SERVICE_UNAVAILABLE, Health.of(reasons));
    }
}
