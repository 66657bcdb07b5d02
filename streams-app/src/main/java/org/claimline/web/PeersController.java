package org.claimline.web;

import com.fasterxml.jackson.core.type.TypeReference;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.claimline.avro.DisputeState;
import org.claimline.query.DisputesWindow;
import org.claimline.query.HeldHere;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.jspecify.annotations.Nullable;

/**
 * What other instances ask this one: only what its own stores hold, and nothing that the API would not show. What does not lie here is
 * answered 503, and a town of which nothing was told 204: a stranger on the same port would answer neither.
 */
@Hidden
@OpenTo(Audience.PEER)
@Controller(PeersController.PATH)
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PeersController {
    static final String PATH = "/internal/held";

    private final HeldHere held;
    private final Answers answers;
    private final Json json;

    PeersController(HeldHere held, Answers answers, Json json) {
        this.held = held;
        this.answers = answers;
        this.json = json;
    }

    @Get("/towns")
    HttpResponse<byte[]> towns(
            @QueryValue String partitions, @QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return answers.ok(held.towns(Parameters.moment(at, knownAt), Parameters.partitions("partitions", partitions)));
    }

    @Post("/towns")
    HttpResponse<byte[]> townsOf(
            @Body byte[] townIds, @QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return answers.ok(held.townsOf(Parameters.moment(at, knownAt), ids(townIds)));
    }

    @Get("/disputes")
    HttpResponse<byte[]> disputes(
            @QueryValue String partitions,
            @QueryValue int most,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String at,
            @QueryValue @Nullable String knownAt) {
        return answers.ok(held.disputes(
                Parameters.moment(at, knownAt),
                Parameters.partitions("partitions", partitions),
                window(state, after, most)));
    }

    @Get("/towns/{townId}/disputes")
    HttpResponse<byte[]> disputesOf(
            String townId,
            @QueryValue int most,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String at,
            @QueryValue @Nullable String knownAt) {
        return answers.ok(held.disputesOf(townId, Parameters.moment(at, knownAt), window(state, after, most)));
    }

    private static DisputesWindow window(@Nullable String state, @Nullable String after, int most) {
        return new DisputesWindow(
                Parameters.word("state", state, DisputeState.class),
                Optional.ofNullable(after).flatMap(DisputesWindow.Key::of),
                most);
    }

    @Get("/towns/{townId}")
    HttpResponse<byte[]> town(String townId, @QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return orNothing(held.town(townId, Parameters.moment(at, knownAt)));
    }

    @Get("/towns/{townId}/timeline")
    HttpResponse<byte[]> timeline(
            String townId, @QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return orNothing(held.timeline(townId, Parameters.moment(at, knownAt)));
    }

    @Get("/counts")
    HttpResponse<byte[]> counts(@QueryValue String partitions) {
        return answers.ok(held.counts(Parameters.partitions("partitions", partitions)));
    }

    @Get("/feed")
    HttpResponse<byte[]> feed(@QueryValue String partitions) {
        return answers.ok(held.feed(Parameters.partitions("partitions", partitions)));
    }

    @Get("/unsettled")
    HttpResponse<byte[]> unsettled(@QueryValue String partitions) {
        return answers.ok(held.unsettled(Parameters.partitions("partitions", partitions)));
    }

    private HttpResponse<byte[]> orNothing(Optional<?> found) {
        return found.isPresent() ? answers.ok(found.get()) : HttpResponse.noContent();
    }

    private Set<String> ids(byte[] body) {
        try {
            return json.read(body, new TypeReference<Set<String>>() {});
        } catch (IOException e) {
            throw new BadParameterException(
                    "body", new String(body, StandardCharsets.UTF_8), "is no array of ids of towns");
        }
    }
}
