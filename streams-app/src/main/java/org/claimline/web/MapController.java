package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.claimline.avro.Status;
import org.claimline.query.TownFilter;
import org.claimline.query.TownQueries;
import org.jspecify.annotations.Nullable;

/** The towns as a map takes them: GeoJSON (RFC 7946), with the filters and the moments of the list of towns. */
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
    record FeatureCollection(String type, List<TownFeature> features) {}

    @Get
    @Produces({GEOJSON, MediaType.APPLICATION_JSON})
    HttpResponse<byte[]> towns(
            @QueryValue @Nullable List<String> status,
            @QueryValue @Nullable String controller,
            @QueryValue @Nullable String within,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String at,
            @QueryValue @Nullable String knownAt) {
        TownFilter filter = new TownFilter(
                Parameters.words("status", status, Status.class),
                Parameters.text(controller),
                Parameters.text(within),
                Parameters.text(q));
        List<TownFeature> features = queries.towns(filter, Parameters.moment(at, knownAt)).stream()
                .map(TownFeature::of)
                .toList();
        return answers.ok(new FeatureCollection("FeatureCollection", features), MediaType.of(GEOJSON));
    }
}
