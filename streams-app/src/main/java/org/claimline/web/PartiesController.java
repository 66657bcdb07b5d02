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
import org.claimline.avro.Party;
import org.claimline.ingest.Entries;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.PartyCheck;
import org.claimline.ingest.PartyJson;
import org.claimline.query.PartyView;
import org.claimline.query.RegisterQueries;
import org.claimline.query.Registers;
import org.claimline.topology.Fault;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.input.PartyInput;
import org.jspecify.annotations.Nullable;

/** The register of parties: who can hold a town, and new or changed entries. */
@Tag(name = "registers")
@Controller("/api/parties")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PartiesController {
    private final RegisterQueries queries;
    private final Registers registers;
    private final Sinks sinks;
    private final Removals removals;
    private final Clock clock;
    private final Answers answers;

    PartiesController(
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
    @Schema(name = "PartiesAccepted")
    record Accepted(List<String> accepted) {}

    /** Lists the parties that can hold a town, by id. */
    @OpenTo(Audience.READER)
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The parties, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = PartyView.class))))
    HttpResponse<byte[]> parties(@RequestBean Paging paging) {
        return answers.page(paging, queries.parties(), PartyView::id);
    }

    /** Enters parties, or changes them: an entry is the whole of it. Reports that name them are read again. */
    @OpenTo(Audience.EDITOR)
    @Post
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "One party, or an array of them",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartyInput.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Taken: the broker has it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Accepted.class)))
    HttpResponse<byte[]> enterParties(HttpRequest<?> request, @Body byte[] body)
            throws MalformedJsonException, NotWrittenException {
        Entries<Party> read =
                PartyJson.read(Visitors.signed(request, body), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        List<Fault> faults =
                read.faults().isEmpty() ? new PartyCheck(registers.partyEntries()).faults(read) : read.faults();
        if (!faults.isEmpty()) {
            return answers.problem(Problem.faults(faults));
        }
        sinks.parties().write(read.entries());
        read.entries().forEach(registers::put);
        return answers.accepted(
                new Accepted(read.entries().stream().map(Party::getId).toList()));
    }

    /**
     * Takes a party out of the register. Reports that name it are refused until it is there again.
     *
     * @param id     the party's
     * @param editor id of the editor who takes it out
     * @param reason why, in words that stand in the record
     */
    @OpenTo(Audience.EDITOR)
    @Delete("/{id}")
    @ApiResponse(responseCode = "204", description = "The broker has it")
    @Problems.NoneSuch
    @Problems.Needed
    HttpResponse<byte[]> removeParty(
            HttpRequest<?> request, String id, @QueryValue @Nullable String editor, @QueryValue @Nullable String reason)
            throws NotWrittenException {
        Map<String, String> needing = new HashMap<>();
        registers.partyEntries().stream()
                .filter(party -> id.equals(party.getMemberOf()))
                .forEach(party -> needing.put(party.getId(), "a faction of it"));
        registers.sources().stream()
                .filter(source -> id.equals(source.getParty()))
                .forEach(source -> needing.put(source.getId(), "a source of its side"));
        return removals.remove(
                sinks.parties(),
                id,
                new Removals.By(Visitors.editor(request, editor), reason),
                registers.partyEntries().stream()
                        .anyMatch(party -> party.getId().equals(id)),
                needing,
                () -> registers.removeParty(id));
    }
}
