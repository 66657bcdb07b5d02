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
import java.util.List;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Status;
import org.claimline.query.TownFilter;
import org.claimline.query.TownQueries;
import org.claimline.query.TownSummary;
import org.jspecify.annotations.Nullable;

/** Towns, their timelines and disputes: now, as of an event time ({@code at}), as known at a time ({@code knownAt}). */
@Controller("/api")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TownsController {
    private final TownQueries queries;
    private final Answers answers;

    TownsController(TownQueries queries, Answers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    @Get("/towns")
    HttpResponse<byte[]> towns(
            @QueryValue @Nullable List<String> status,
            @QueryValue @Nullable String controller,
            @QueryValue @Nullable String within,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String at,
            @QueryValue @Nullable String knownAt,
            @RequestBean Paging paging) {
        TownFilter filter = new TownFilter(
                Parameters.words("status", status, Status.class),
                Parameters.text(controller),
                Parameters.text(within),
                Parameters.text(q));
        return answers.page(paging, queries.towns(filter, Parameters.moment(at, knownAt)), TownSummary::townId);
    }

    @Get("/towns/{name}")
    HttpResponse<byte[]> town(String name, @QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return answers.ok(queries.town(name, Parameters.moment(at, knownAt)));
    }

    @Get("/towns/{name}/timeline")
    HttpResponse<byte[]> timeline(String name, @QueryValue @Nullable String at, @QueryValue @Nullable String knownAt) {
        return answers.ok(queries.timeline(name, Parameters.moment(at, knownAt)));
    }

    @Get("/disputes")
    HttpResponse<byte[]> disputes(
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String townId,
            @QueryValue @Nullable String at,
            @QueryValue @Nullable String knownAt,
            @RequestBean Paging paging) {
        return answers.page(
                paging,
                queries.disputes(
                        Parameters.word("state", state, DisputeState.class),
                        Parameters.text(townId),
                        Parameters.moment(at, knownAt)),
                d -> Paging.key(Paging.part(d.openedAt().toEpochMilli()), d.townId(), d.disputeId()));
    }
}
