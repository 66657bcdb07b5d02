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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.claimline.ingest.Entries;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.PlacingOrder;
import org.claimline.query.DeskQueries;
import org.claimline.query.UnplacedNameView;
import org.claimline.query.UnplacedNames;
import org.claimline.query.UnplacedView;
import org.claimline.web.PlacingDesk.Outcome;
import org.claimline.web.PlacingPlan.Done;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.input.PlacingInput;
import org.jspecify.annotations.Nullable;

/** Names under which claims wait because their place could not be told, as the work that they are for the desk. */
@Tag(name = "desk")
@Controller("/api/unplaced")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnplacedController {
    private final UnplacedNames names;
    private final DeskQueries queries;
    private final PlacingDesk desk;
    private final Clock clock;
    private final Answers answers;

    UnplacedController(UnplacedNames names, DeskQueries queries, PlacingDesk desk, Clock clock, Answers answers) {
        this.names = names;
        this.queries = queries;
        this.desk = desk;
        this.clock = clock;
        this.answers = answers;
    }

    /** What was done with each name. */
    @Schema(name = "Placed")
    record Placed(List<Done> placed) {}

    /**
     * Lists the names under which claims wait, that first under which one waits longest.
     *
     * @param q         only names with this in them, in whatever spelling
     * @param dismissed true for those that the desk dismissed, in place of the others
     */
    @OpenTo(Audience.READER)
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The names, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = UnplacedNameView.class))))
    HttpResponse<byte[]> unplaced(
            @QueryValue @Nullable String q, @QueryValue @Nullable String dismissed, @RequestBean Paging paging) {
        return answers.page(
                paging,
                names.all(Parameters.text(q), Parameters.flag("dismissed", dismissed)),
                name -> Paging.key(
                        Paging.part(name.since().toEpochMilli()),
                        name.spelling(),
                        Objects.requireNonNullElse(name.within(), "")));
    }

    /**
     * Lists claims that wait one by one, those that wait longest first, the dismissed among them.
     *
     * @param q only claims whose place as written has this in it, in whatever spelling
     */
    @OpenTo(Audience.READER)
    @Get("/claims")
    @ApiResponse(
            responseCode = "200",
            description = "The claims, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = UnplacedView.class))))
    HttpResponse<byte[]> unplacedClaims(@QueryValue @Nullable String q, @RequestBean Paging paging) {
        return answers.page(
                paging,
                queries.unplaced(Parameters.text(q)),
                view -> Paging.key(
                        Paging.part(view.since().toEpochMilli()),
                        view.claim().source(),
                        view.claim().report(),
                        view.claim().claim()));
    }

    /**
     * Deals with names under which claims wait: says which place one means, creates that place, or dismisses it with a reason. Where the register can tell by
     * a name from now on, what waits flows, and so does what comes later (SPELLING); else the claims that wait are placed one by one (CLAIMS).
     */
    @OpenTo(Audience.EDITOR)
    @Post
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "What to do with which name, or an array of such",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlacingInput.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Taken: the broker has it",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Placed.class)))
    HttpResponse<byte[]> place(HttpRequest<?> request, @Body byte[] body)
            throws MalformedJsonException, NotWrittenException {
        Entries<PlacingOrder> read = PlacingOrder.read(
                Visitors.signed(request, body), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!read.faults().isEmpty()) {
            return answers.problem(Problem.faults(read.faults()));
        }
        Outcome outcome = desk.carryOut(read);
        return outcome.faults().isEmpty()
                ? answers.accepted(new Placed(outcome.done()))
                : answers.problem(Problem.faults(outcome.faults()));
    }
}
