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
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.Optional;
import org.claimline.ingest.Entries;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.ReplayJson;
import org.claimline.replay.NoSuchReplayException;
import org.claimline.replay.ReplayAtWorkException;
import org.claimline.replay.ReplayControl;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Replays;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.input.ReplaySpeedInput;
import org.claimline.web.input.ReplayStepInput;

/** The replays that are kept, and the clocks of those that run. */
@Tag(name = "replays")
@Controller(ReplaysController.PATH)
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReplaysController {
    static final String PATH = "/api/replays";

    private static final byte[] ONE_REPORT = {'{', '}'};

    private final Replays replays;
    private final ReplayDesk desk;
    private final ReplayProblems problems;
    private final Answers answers;

    ReplaysController(Replays replays, ReplayDesk desk, ReplayProblems problems, Answers answers) {
        this.replays = replays;
        this.desk = desk;
        this.problems = problems;
        this.answers = answers;
    }

    /** Lists the replays that are kept, by name; any of them is asked with {@code view=NAME}. */
    @OpenTo(Audience.READER)
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The replays, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = ReplayStatus.class))))
    HttpResponse<byte[]> replays(@RequestBean Paging paging) {
        return answers.page(
                paging,
                replays.all().stream()
                        .sorted(Comparator.comparing(ReplayStatus::name))
                        .toList(),
                ReplayStatus::name);
    }

    /**
     * How a replay stands.
     *
     * @param name the replay's
     */
    @OpenTo(Audience.READER)
    @Get("/{name}")
    @Problems.OfReplay
    @Problems.NoSuchReplay
    HttpResponse<byte[]> replay(String name) {
        Optional<ReplayStatus> known = ViewParameter.isPossible(name) ? replays.find(name) : Optional.empty();
        return known.isPresent() ? answers.ok(known.get()) : problems.noSuch(name);
    }

    /**
     * Removes a replay with all its topics and stores. Again after an interruption, it completes it.
     *
     * @param name the replay's
     */
    @OpenTo(Audience.ADMIN)
    @Delete("/{name}")
    @ApiResponse(responseCode = "204", description = "There is nothing of it any more")
    @Problems.NoSuchReplay
    @Problems.NotAsItStands
    HttpResponse<byte[]> removeReplay(String name) {
        if (!ViewParameter.isPossible(name)) {
            return problems.noSuch(name);
        }
        try {
            replays.remove(name);
            return HttpResponse.noContent();
        } catch (NoSuchReplayException e) {
            return problems.noSuch(name);
        } catch (ReplayAtWorkException e) {
            return problems.atWork(e);
        }
    }

    /**
     * The feed's clock stands until it is resumed.
     *
     * @param name the replay's
     */
    @OpenTo(Audience.ADMIN)
    @Post("/{name}/pause")
    @Problems.OfReplay
    @Problems.NoSuchReplay
    @Problems.NotAsItStands
    HttpResponse<?> pauseReplay(String name, HttpRequest<?> request) {
        return desk.order(name, request, ReplayControl::pause);
    }

    /**
     * The feed's clock runs again.
     *
     * @param name the replay's
     */
    @OpenTo(Audience.ADMIN)
    @Post("/{name}/resume")
    @Problems.OfReplay
    @Problems.NoSuchReplay
    @Problems.NotAsItStands
    HttpResponse<?> resumeReplay(String name, HttpRequest<?> request) {
        return desk.order(name, request, ReplayControl::resume);
    }

    /**
     * Ends it where it stands. It can be resumed with the command, or removed.
     *
     * @param name the replay's
     */
    @OpenTo(Audience.ADMIN)
    @Post("/{name}/stop")
    @Problems.OfReplay
    @Problems.NoSuchReplay
    @Problems.NotAsItStands
    HttpResponse<?> stopReplay(String name, HttpRequest<?> request) {
        return desk.order(name, request, ReplayControl::stop);
    }

    /**
     * Tells the next reports at once, and the clock stands then.
     *
     * @param name the replay's
     */
    @OpenTo(Audience.ADMIN)
    @Post("/{name}/step")
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "How many reports; one where nothing is sent",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayStepInput.class)))
    @Problems.OfReplay
    @Problems.NoSuchReplay
    @Problems.NotAsItStands
    HttpResponse<?> stepReplay(String name, HttpRequest<byte[]> request) throws MalformedJsonException {
        byte[] sent = request.getBody().filter(bytes -> bytes.length > 0).orElse(ONE_REPORT);
        Entries<Integer> step = ReplayJson.step(sent);
        return step.faults().isEmpty()
                ? desk.order(
                        name, request, sent, clock -> clock.step(step.entries().get(0)))
                : answers.problem(Problem.faults(step.faults()));
    }

    /**
     * Sets how many times faster than life the feed's clock runs.
     *
     * @param name the replay's
     */
    @OpenTo(Audience.ADMIN)
    @Post("/{name}/speed")
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "The speed",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplaySpeedInput.class)))
    @Problems.OfReplay
    @Problems.NoSuchReplay
    @Problems.NotAsItStands
    HttpResponse<?> setReplaySpeed(String name, HttpRequest<?> request, @Body byte[] body)
            throws MalformedJsonException {
        Entries<Optional<Double>> speed = ReplayJson.speed(body);
        return speed.faults().isEmpty()
                ? desk.order(
                        name,
                        request,
                        body,
                        clock -> clock.speed(speed.entries().get(0)))
                : answers.problem(Problem.faults(speed.faults()));
    }
}
