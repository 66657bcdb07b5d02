package org.claimline.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.claimline.avro.Source;
import org.claimline.ingest.Entries;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.SourceCheck;
import org.claimline.ingest.SourceJson;
import org.claimline.query.RegisterQueries;
import org.claimline.query.Registers;
import org.claimline.query.SourceView;
import org.claimline.topology.Fault;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.input.SourceInput;
import org.jspecify.annotations.Nullable;

/** The register of sources and claimants: what it holds, and new or changed entries. */
@Tag(name = "registers")
@Controller("/api/sources")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourcesController {
    private final RegisterQueries queries;
    private final Registers registers;
    private final Sinks sinks;
    private final Removals removals;
    private final Clock clock;
    private final Answers answers;

    SourcesController(
            RegisterQueries queries,
            Registers registers,
            Sinks sinks,
            Removals removals,
            Clock clock,
            Answers answers) {
        this.queries = queries;
        this.registers = registers;
        this.sinks = sinks;
        this.removals = removals;
        this.clock = clock;
        this.answers = answers;
    }

    /** The ids of what was taken. */
    @Schema(name = "SourcesAccepted")
    record Accepted(List<String> accepted) {}

    /** Lists sources and claimants, by id. */
    @OpenTo(Audience.READER)
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The sources, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = SourceView.class))))
    HttpResponse<byte[]> sources(@RequestBean Paging paging) {
        return answers.page(paging, queries.sources(), SourceView::id);
    }

    /** Enters sources and claimants, or changes them: an entry is the whole of it. Reports that they concern are read again. */
    @OpenTo(Audience.EDITOR)
    @Post
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "One source, or an array of them",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceInput.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Taken: the broker has it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Accepted.class)))
    HttpResponse<byte[]> enterSources(HttpRequest<?> request, @Body byte[] body)
            throws MalformedJsonException, NotWrittenException {
        Entries<Source> read =
                SourceJson.read(Visitors.signed(request, body), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        List<Fault> faults = read.faults().isEmpty()
                ? new SourceCheck(
                                registers.sources(),
                                registers.parties(),
                                id -> registers.placeRegister().byId(id).isPresent())
                        .faults(read)
                : read.faults();
        if (!faults.isEmpty()) {
            return answers.problem(Problem.faults(faults));
        }
        sinks.sources().write(read.entries());
        read.entries().forEach(registers::put);
        return answers.accepted(
                new Accepted(read.entries().stream().map(Source::getId).toList()));
    }

    /**
     * Takes a source or claimant out of the register. What it said is read by what its reports say of it (rule 13).
     *
     * @param id     the source's
     * @param editor id of the editor who takes it out
     * @param reason why, in words that stand in the record
     */
    @OpenTo(Audience.EDITOR)
    @Delete("/{id}")
    @ApiResponse(responseCode = "204", description = "The broker has it")
    @Problems.NoneSuch
    @Problems.Needed
    HttpResponse<byte[]> removeSource(
            HttpRequest<?> request, String id, @QueryValue @Nullable String editor, @QueryValue @Nullable String reason)
            throws NotWrittenException {
        Map<String, String> needing = new HashMap<>();
        registers.sources().stream()
                .filter(source -> source.getRelays().contains(id))
                .forEach(source -> needing.put(source.getId(), "relays it"));
        return removals.remove(
                sinks.sources(),
                id,
                new Removals.By(Visitors.editor(request, editor), reason),
                registers.sources().stream().anyMatch(source -> source.getId().equals(id)),
                needing,
                () -> registers.removeSource(id));
    }
}
