package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.claimline.query.HeldHere;
import org.claimline.query.NoSuchTownException;
import org.jspecify.annotations.Nullable;

/** What other instances ask this one: only what its own store holds, and nothing that the API would not show. */
@Controller(PeersController.PATH)
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PeersController {
    static final String PATH = "/internal/held";

    private final HeldHere held;
    private final Answers answers;

    PeersController(HeldHere held, Answers answers) {
        this.held = held;
        this.answers = answers;
    }

    @Get("/towns")
    HttpResponse<byte[]> towns(@QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return answers.ok(held.towns(Parameters.moment(at, knownAt)));
    }

    @Get("/disputes")
    HttpResponse<byte[]> disputes(@QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return answers.ok(held.disputes(Parameters.moment(at, knownAt)));
    }

    @Get("/towns/{townId}")
    HttpResponse<byte[]> town(String townId, @QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return answers.ok(held.town(townId, Parameters.moment(at, knownAt)).orElseThrow(() -> nothing(townId)));
    }

    @Get("/towns/{townId}/timeline")
    HttpResponse<byte[]> timeline(
            String townId, @QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return answers.ok(held.timeline(townId, Parameters.moment(at, knownAt)).orElseThrow(() -> nothing(townId)));
    }

    @Get("/counts")
    HttpResponse<byte[]> counts() {
        return answers.ok(held.counts());
    }

    private static NoSuchTownException nothing(String townId) {
        return new NoSuchTownException("nothing is held here of " + townId);
    }
}
