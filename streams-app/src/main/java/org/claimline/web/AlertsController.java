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
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.AlertKind;
import org.claimline.query.AlertQueries;
import org.claimline.query.AlertView;
import org.claimline.query.Mark;
import org.claimline.query.TownQueries;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.jspecify.annotations.Nullable;

/**
 * What a duty editor was told, in the order in which it was raised. Where a page is not the last the header {@code Link} names the {@code next};
 * the last one names where to {@code monitor} for what is raised later. A cursor serves at any instance as long as what came after it is
 * kept, and so does the id of an event of the stream.
 */
@Tag(name = "alerts")
@OpenTo(Audience.READER)
@Controller("/api/alerts")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertsController {
    private static final String SINCE = "since";
    private static final String CURSOR = "cursor";

    private final AlertQueries queries;
    private final TownQueries towns;
    private final Answers answers;

    AlertsController(AlertQueries queries, TownQueries towns, Answers answers) {
        this.queries = queries;
        this.towns = towns;
        this.answers = answers;
    }

    /**
     * Lists what a duty editor was told, in the order in which it was raised.
     *
     * @param since  only what was raised at or after this time, with its offset; or what came after the event of the stream with this id
     * @param townId only what is about this place: an id or any spelling
     * @param kind   only these kinds; several with commas, or the parameter several times
     */
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The alerts, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = AlertView.class))))
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    @Problems.Forgotten
    HttpResponse<byte[]> alerts(
            @Parameter(example = "2024-11-30T18:00:00+03:00") @QueryValue @Nullable String since,
            @QueryValue @Nullable String townId,
            @Parameter(
                            explode = Explode.FALSE,
                            array = @ArraySchema(schema = @Schema(implementation = AlertKind.class)))
                    @QueryValue
                    @Nullable List<String> kind,
            @RequestBean Paging paging) {
        Optional<Mark> heard = Parameters.text(since).flatMap(Mark::read);
        Optional<Mark> cursor = Parameters.text(paging.cursor()).map(AlertsController::cursor);
        AlertQueries.Filter filter = new AlertQueries.Filter(
                heard.isPresent() ? Optional.empty() : Parameters.time(SINCE, since),
                Parameters.text(townId).map(towns::townId),
                Parameters.words("kind", kind, AlertKind.class));
        AlertQueries.Page page = queries.page(filter, cursor.or(() -> heard), paging.most());
        return answers.ok(page.alerts(), paging.addressAt(page.next().text()), page.more() ? "next" : "monitor");
    }

    private static Mark cursor(String text) {
        return Mark.read(text)
                .orElseThrow(() -> new BadParameterException(
                        CURSOR,
                        text,
                        "is no cursor of this list; take the address from the Link header as it is, or leave it out to begin with"
                                + " the oldest"));
    }
}
