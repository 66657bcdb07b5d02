package org.claimline.web;

import io.micronaut.http.HttpRequest;
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
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
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
import org.claimline.query.DecisionView;
import org.claimline.query.DeskModel;
import org.claimline.query.DeskQueries;
import org.claimline.query.Registers;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.input.DecisionInput;
import org.jspecify.annotations.Nullable;

/** What the desk decides (rule 14), and the record of it, which nothing changes: a decision is taken back by another. */
@Tag(name = "desk")
@Controller("/api/decisions")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DecisionsController {
    private final DeskQueries queries;
    private final DeskModel desk;
    private final Registers registers;
    private final DecisionRecord record;
    private final Clock clock;
    private final Answers answers;

    DecisionsController(
            DeskQueries queries,
            DeskModel desk,
            Registers registers,
            DecisionRecord record,
            Clock clock,
            Answers answers) {
        this.queries = queries;
        this.desk = desk;
        this.registers = registers;
        this.record = record;
        this.clock = clock;
        this.answers = answers;
    }

    /** The ids of the decisions that were made. */
    @Schema(name = "DecisionsAccepted")
    record Accepted(List<String> accepted) {}

    /**
     * Lists what was decided, in the order in which it was made: the record that nothing changes.
     *
     * @param source only what is about this source, or about a claim that it published
     * @param report only what is about claims of this report
     * @param claim  only what is about claims with this id in their report
     */
    @OpenTo(Audience.READER)
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The decisions, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = DecisionView.class))))
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

    /** Decides about claims or sources (rule 14). What is decided shows in states a moment later. */
    @OpenTo(Audience.EDITOR)
    @Post
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "One decision, or an array of them",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionInput.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Taken: the broker has it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Accepted.class)))
    HttpResponse<byte[]> decide(HttpRequest<?> request, @Body byte[] body)
            throws MalformedJsonException, NotWrittenException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Entries<DeskDecision> read = DecisionJson.read(
                Visitors.signed(request, body), now, () -> UUID.randomUUID().toString());
        if (!read.faults().isEmpty()) {
            return answers.problem(Problem.faults(read.faults()));
        }
        DecisionCheck.Outcome checked = new DecisionCheck(
                        desk::decision, id -> registers.placeRegister().byId(id).isPresent())
                .check(read, now);
        if (!checked.faults().isEmpty()) {
            return answers.problem(Problem.faults(checked.faults()));
        }
        record.make(checked.fresh());
        List<String> ids =
                checked.all().stream().map(DeskDecision::getDecisionId).toList();
        return answers.accepted(new Accepted(ids));
    }
}
