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
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.query.ClaimQueries;
import org.claimline.query.ClaimView;
import org.claimline.query.ClaimsPage;
import org.claimline.query.ClaimsWindow;
import org.claimline.query.ExplanationView;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.jspecify.annotations.Nullable;

/** Every claim about a town with what became of it, and why the town is in its state: now, as of a time, as known at a time. */
@Tag(name = "towns")
@OpenTo(Audience.READER)
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

    /**
     * Every claim about one town with what became of it, in the order of the fold.
     *
     * @param name id of the town, or any spelling of its name
     */
    @Get("/claims")
    @Produces(MediaType.APPLICATION_JSON)
    @ApiResponse(
            responseCode = "200",
            description = "The claims, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = ClaimView.class))))
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    HttpResponse<byte[]> claims(String name, @RequestBean AsOf asOf, @RequestBean Paging paging) {
        ClaimsPage page = queries.claims(name, asOf.moment(), new ClaimsWindow(paging.after(), paging.most()));
        return answers.page(paging.page(page.claims(), Optional.ofNullable(page.last())), Function.identity());
    }

    /**
     * Why one town is in its state, in plain sentences: as JSON, or as plain text where the request prefers that.
     *
     * @param name id of the town, or any spelling of its name
     * @param zone zone in which the sentences tell times, such as Asia/Damascus or +03:00; that of the service, unless said
     */
    @Get("/explain")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @ApiResponse(
            responseCode = "200",
            description = "The account",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ExplanationView.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string"))
            })
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    HttpResponse<byte[]> explain(
            HttpRequest<?> request, String name, @RequestBean AsOf asOf, @QueryValue @Nullable String zone) {
        ExplanationView explanation =
                queries.explanation(name, asOf.moment(), Parameters.zone(zone).orElse(config.zone()));
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
