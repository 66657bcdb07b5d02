package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.claimline.avro.DeskDecision;
import org.claimline.ingest.DecisionCheck;
import org.claimline.ingest.DecisionJson;
import org.claimline.ingest.Entries;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.query.DeskModel;
import org.claimline.query.DeskQueries;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the desk decides (rule 14), and the record of it, which nothing changes: a decision is taken back by another. */
@Controller("/api/decisions")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DecisionsController {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionsController.class);

    /** Whoever decides sees it in the record at once; where reading lags, it is answered all the same. */
    private static final Duration UNTIL_READ = Duration.ofSeconds(2);

    private final DeskQueries queries;
    private final DeskModel desk;
    private final Sinks sinks;
    private final Clock clock;
    private final Answers answers;

    DecisionsController(DeskQueries queries, DeskModel desk, Sinks sinks, Clock clock, Answers answers) {
        this.queries = queries;
        this.desk = desk;
        this.sinks = sinks;
        this.clock = clock;
        this.answers = answers;
    }

    /** The ids of the decisions that were made. */
    record Accepted(List<String> accepted) {}

    @Get
    HttpResponse<byte[]> decisions(
            @QueryValue @Nullable String source,
            @QueryValue @Nullable String report,
            @QueryValue @Nullable String claim,
            @RequestBean Paging paging) {
        DeskQueries.About about =
                new DeskQueries.About(Parameters.text(source), Parameters.text(report), Parameters.text(claim));
        return answers.page(
                paging, queries.decisions(about), entry -> Paging.part(entry.number()), DeskQueries.Entry::decision);
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> decide(@Body byte[] body) throws MalformedJsonException, NotWrittenException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Entries<DeskDecision> read =
                DecisionJson.read(body, now, () -> UUID.randomUUID().toString());
        if (!read.faults().isEmpty()) {
            return answers.problem(Problem.faults(read.faults()));
        }
        DecisionCheck.Outcome checked = new DecisionCheck(desk::decision).check(read, now);
        if (!checked.faults().isEmpty()) {
            return answers.problem(Problem.faults(checked.faults()));
        }
        sinks.decisions().write(checked.fresh());
        List<String> ids =
                checked.all().stream().map(DeskDecision::getDecisionId).toList();
        untilRead(ids);
        return answers.accepted(new Accepted(ids));
    }

    private void untilRead(List<String> ids) {
        try {
            if (!desk.awaits(ids, UNTIL_READ)) {
                LOG.info("decisions {} were made and are not read back yet", ids);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
