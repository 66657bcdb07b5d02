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
import java.util.Optional;
import org.claimline.avro.Place;
import org.claimline.ingest.Entries;
import org.claimline.ingest.Homonyms.Homonym;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.PlaceCheck;
import org.claimline.ingest.PlaceJson;
import org.claimline.place.PlaceRegister;
import org.claimline.query.PlaceView;
import org.claimline.query.RegisterQueries;
import org.claimline.query.Registers;
import org.claimline.query.ResolutionView;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.input.PlaceInput;
import org.jspecify.annotations.Nullable;

/** The register of places: how a name resolves, what the register holds, and new or changed entries. */
@Tag(name = "registers")
@Controller("/api/places")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlacesController {
    private final RegisterQueries queries;
    private final Registers registers;
    private final Sinks sinks;
    private final Removals removals;
    private final Clock clock;
    private final Answers answers;

    PlacesController(
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

    /**
     * What was taken.
     *
     * @param accepted the ids of the entries
     * @param homonyms names that other places carry too from now on
     */
    @Schema(name = "PlacesAccepted")
    record Accepted(List<String> accepted, List<Homonym> homonyms) {}

    /**
     * How a name resolves; without {@code q} the register of places, by id.
     *
     * @param q      the name as a report writes it
     * @param within with {@code q}: the wider place as the report names it; else only places within this one, by id or spelling
     */
    @OpenTo(Audience.READER)
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "How the name resolves, or the places, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {ResolutionView.class, PlaceView.class})))
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    HttpResponse<byte[]> places(
            @QueryValue @Nullable String q, @QueryValue @Nullable String within, @RequestBean Paging paging) {
        Optional<String> name = Parameters.text(q);
        Optional<String> wider = Parameters.text(within);
        return name.isPresent()
                ? answers.ok(queries.resolve(name.get(), wider))
                : answers.page(paging, queries.places(wider), PlaceView::id);
    }

    /** Enters places, or changes them: an entry is the whole of it. Claims that waited for them flow. */
    @OpenTo(Audience.EDITOR)
    @Post
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "One place, or an array of them",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlaceInput.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Taken: the broker has it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Accepted.class)))
    HttpResponse<byte[]> enterPlaces(HttpRequest<?> request, @Body byte[] body)
            throws MalformedJsonException, NotWrittenException {
        Entries<Place> read =
                PlaceJson.read(Visitors.signed(request, body), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!read.faults().isEmpty()) {
            return answers.problem(Problem.faults(read.faults()));
        }
        PlaceCheck.Outcome checked = new PlaceCheck(registers.placeRegister()).check(read);
        if (!checked.faults().isEmpty()) {
            return answers.problem(Problem.faults(checked.faults()));
        }
        sinks.places().write(checked.places());
        checked.places().forEach(registers::put);
        return answers.accepted(
                new Accepted(checked.places().stream().map(Place::getId).toList(), checked.homonyms()));
    }

    /**
     * Takes a place out of the register. Claims about it wait until their names mean another.
     *
     * @param id     the place's
     * @param editor id of the editor who takes it out
     * @param reason why, in words that stand in the record
     */
    @OpenTo(Audience.EDITOR)
    @Delete("/{id}")
    @ApiResponse(responseCode = "204", description = "The broker has it")
    @Problems.NoneSuch
    @Problems.Needed
    HttpResponse<byte[]> removePlace(
            HttpRequest<?> request, String id, @QueryValue @Nullable String editor, @QueryValue @Nullable String reason)
            throws NotWrittenException {
        PlaceRegister places = registers.placeRegister();
        Map<String, String> needing = new HashMap<>();
        places.withParts(id).stream()
                .filter(part -> part.parentId().filter(id::equals).isPresent())
                .forEach(part -> needing.put(part.id(), "a part of it"));
        registers.sources().stream()
                .filter(source -> source.getBeat().contains(id))
                .forEach(source -> needing.put(source.getId(), "a source with it in its beat"));
        return removals.remove(
                sinks.places(),
                id,
                new Removals.By(Visitors.editor(request, editor), reason),
                places.byId(id).isPresent(),
                needing,
                () -> registers.removePlace(id));
    }
}
