package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.claimline.query.ClaimQueries;
import org.claimline.query.ClaimsHere;
import org.claimline.query.ClaimsWindow;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.jspecify.annotations.Nullable;

/** What other instances ask this one of single claims and reasons: only what its own store holds, and nothing that the API would not show. */
@Hidden
@OpenTo(Audience.PEER)
@Controller(PeersController.PATH + "/towns/{townId}")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClaimPeersController {
    private final ClaimsHere here;
    private final WebConfig config;
    private final Answers answers;

    ClaimPeersController(ClaimQueries queries, WebConfig config, Answers answers) {
        this.here = queries.here();
        this.config = config;
        this.answers = answers;
    }

    @Get("/claims")
    HttpResponse<byte[]> claims(
            String townId,
            @QueryValue int most,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String at,
            @QueryValue @Nullable String knownAt) {
        return orNothing(here.claims(
                townId, Parameters.moment(at, knownAt), new ClaimsWindow(Optional.ofNullable(after), most)));
    }

    @Get("/explain")
    HttpResponse<byte[]> explain(
            String townId,
            @QueryValue @Nullable String zone,
            @QueryValue @Nullable String at,
            @QueryValue @Nullable String knownAt) {
        return orNothing(here.explanation(
                townId, Parameters.moment(at, knownAt), Parameters.zone(zone).orElse(config.zone())));
    }

    private HttpResponse<byte[]> orNothing(Optional<?> found) {
        return found.isPresent() ? answers.ok(found.get()) : HttpResponse.noContent();
    }
}
