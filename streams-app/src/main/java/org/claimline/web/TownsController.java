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
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.claimline.avro.DisputeState;
import org.claimline.query.DisputeView;
import org.claimline.query.DisputesWindow;
import org.claimline.query.TimelineView;
import org.claimline.query.TownQueries;
import org.claimline.query.TownSummary;
import org.claimline.query.TownView;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.jspecify.annotations.Nullable;

/** Towns, their timelines and disputes: now, as of an event time ({@code at}), as known at a time ({@code knownAt}). */
@OpenTo(Audience.READER)
@Controller("/api")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TownsController {
    /** A dispute takes some kilobytes: more of them at once could be more than the service has memory for. */
    private static final int MOST_DISPUTES = 1_000;

    private final TownQueries queries;
    private final Answers answers;

    TownsController(TownQueries queries, Answers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    /** Lists towns with their states, by id. */
    @Get("/towns")
    @Tag(name = "towns")
    @ApiResponse(
            responseCode = "200",
            description = "The towns, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = TownSummary.class))))
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    HttpResponse<byte[]> towns(@RequestBean TownsAsked asked, @RequestBean AsOf asOf, @RequestBean Paging paging) {
        return answers.page(paging, queries.towns(asked.filter(), asOf.moment()), TownSummary::townId);
    }

    /**
     * The full state of one town, with all that a reader needs to check it against the sources.
     *
     * @param name id of the town, or any spelling of its name
     */
    @Get("/towns/{name}")
    @Tag(name = "towns")
    @ApiResponse(
            responseCode = "200",
            description = "The state",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TownView.class)))
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    HttpResponse<byte[]> town(String name, @RequestBean AsOf asOf) {
        return answers.ok(queries.town(name, asOf.moment()));
    }

    /**
     * The states of one town along the fold, the oldest first.
     *
     * @param name id of the town, or any spelling of its name
     */
    @Get("/towns/{name}/timeline")
    @Tag(name = "towns")
    @ApiResponse(
            responseCode = "200",
            description = "The states",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TimelineView.class)))
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    HttpResponse<byte[]> timeline(String name, @RequestBean AsOf asOf) {
        return answers.ok(queries.timeline(name, asOf.moment()));
    }

    /**
     * Lists disputes, by opening; a page has no more than 1000, for each comes with all its positions.
     *
     * @param state  only those in this state
     * @param townId only those about this place: an id or any spelling
     */
    @Get("/disputes")
    @Tag(name = "disputes")
    @ApiResponse(
            responseCode = "200",
            description = "The disputes, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = DisputeView.class))))
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    HttpResponse<byte[]> disputes(
            @Parameter(schema = @Schema(implementation = DisputeState.class)) @QueryValue @Nullable String state,
            @QueryValue @Nullable String townId,
            @RequestBean AsOf asOf,
            @RequestBean Paging paging) {
        int most = Math.min(paging.most(), MOST_DISPUTES);
        // one more than are shown tells whether there is another page
        DisputesWindow window = new DisputesWindow(
                Parameters.word("state", state, DisputeState.class),
                paging.after().flatMap(DisputesWindow.Key::of),
                most + 1);
        List<DisputeView> disputes = queries.disputes(Parameters.text(townId), window, asOf.moment());
        return answers.page(
                paging.firstOf(disputes, most, d -> DisputesWindow.Key.of(d).text()), d -> d);
    }
}
