package org.claimline.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.claimline.query.Mark;
import org.claimline.query.Offsets;
import org.claimline.query.TownQueries;
import org.claimline.web.Problem.Kind;
import org.claimline.web.access.Audience;
import org.claimline.web.access.Caller;
import org.claimline.web.access.OpenTo;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * The live stream (server-sent events): what is so now, then what happens. One that comes back with the last id that it has had, to this
 * instance or another, is told what it missed: every alert, and the latest of every state and dispute that changed.
 */
@Tag(name = "stream")
@OpenTo(Audience.READER)
@Controller(StreamController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StreamController {
    static final String PATH = "/api/stream";

    private static final MediaType EVENTS = MediaType.of("text/event-stream;charset=utf-8");

    /** Stands for an id that nobody can read: it is of no topics that there are. */
    private static final long NO_TOPICS = 0xC1A1;

    private final LiveStreams streams;
    private final StreamSeats seats;
    private final Visitors visitors;
    private final TownQueries towns;
    private final Answers answers;

    StreamController(LiveStreams streams, StreamSeats seats, Visitors visitors, TownQueries towns, Answers answers) {
        this.seats = seats;
        this.visitors = visitors;
        this.streams = streams;
        this.towns = towns;
        this.answers = answers;
    }

    /**
     * The live stream (server-sent events): what is so now, then what happens: events {@code town-state}, {@code dispute}, {@code alert},
     * {@code reset}, and comments as heartbeats.
     *
     * @param lastEventId      id of the last event that was heard; browsers send it by themselves when they come back
     * @param lastEventIdAsked the same for those who cannot set a header
     * @param types            only these kinds of events; several with commas
     * @param town             only what is about this place: an id or any spelling
     * @param governorate      only what is about places of this governorate
     */
    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @ApiResponse(
            responseCode = "200",
            description = "Events, without end",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
    @Problems.NoSuchPlace
    @Problems.AmbiguousName
    HttpResponse<?> stream(
            HttpRequest<?> request,
            @Header("Last-Event-ID") @Nullable String lastEventId,
            @QueryValue("lastEventId") @Nullable String lastEventIdAsked,
            @QueryValue @Nullable List<String> types,
            @QueryValue @Nullable String town,
            @QueryValue @Nullable String governorate) {
        Optional<Mark> heard = Parameters.text(lastEventId)
                .or(() -> Parameters.text(lastEventIdAsked))
                .map(id -> Mark.read(id).orElse(new Mark(NO_TOPICS, Instant.EPOCH, Offsets.NONE)));
        StreamFilter filter = new StreamFilter(
                StreamType.feeds("types", types),
                Parameters.text(town).map(towns::townId),
                Parameters.text(governorate));
        if (request.getMethod() == HttpMethod.HEAD) {
            return begun(HttpResponse.ok());
        }
        Caller caller = Visitors.known(request);
        Optional<Runnable> seat = visitors.isAlone(request, caller) ? Optional.of(() -> {}) : seats.take(caller);
        if (seat.isEmpty()) {
            return answers.problem(Problem.of(Kind.TOO_MANY_STREAMS, tooManyOfOne(seats.most())));
        }
        Optional<Publisher<byte[]>> stream = streams.open(heard, filter, seat.get());
        if (stream.isEmpty()) {
            seat.get().run();
            return answers.problem(Problem.of(
                    Kind.TOO_MANY_STREAMS,
                    "this instance serves " + streams.limit() + " streams at a time; close one, or come again later"));
        }
        return begun(HttpResponse.ok(stream.get()));
    }

    static String tooManyOfOne(int most) {
        return "this client has " + most + " streams open, as many as one may; close one, or ask over one for more";
    }

    private static HttpResponse<?> begun(MutableHttpResponse<?> response) {
        return response.contentType(EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
                .header("X-Accel-Buffering", "no");
    }
}
