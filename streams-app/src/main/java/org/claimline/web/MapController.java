package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.claimline.query.TownQueries;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;

/** The towns as a map takes them: GeoJSON (RFC 7946), with the filters and the moments of the list of towns. */
@Tag(name = "towns")
@OpenTo(Audience.READER)
@Controller("/api/towns.geojson")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MapController {
    static final String GEOJSON = "application/geo+json";

    private final TownQueries queries;
    private final Answers answers;

    MapController(TownQueries queries, Answers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    /** All towns that were asked for, by id. */
    @Schema(name = "FeatureCollection")
    record FeatureCollection(String type, List<TownFeature> features) {}

    /** The towns as a map takes them: the list of towns, all of it, as GeoJSON. */
    @Get
    @Produces({GEOJSON, MediaType.APPLICATION_JSON})
    @Operation(operationId = "map")
    @ApiResponse(
            responseCode = "200",
            description = "The towns",
            content = @Content(mediaType = GEOJSON, schema = @Schema(implementation = FeatureCollection.class)))
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    HttpResponse<byte[]> towns(@RequestBean TownsAsked asked, @RequestBean AsOf asOf) {
        List<TownFeature> features = queries.towns(asked.filter(), asOf.moment()).stream()
                .map(TownFeature::of)
                .toList();
        return answers.ok(new FeatureCollection("FeatureCollection", features), MediaType.of(GEOJSON));
    }
}
