package org.claimline.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.claimline.replay.Replays;
import org.claimline.web.Problem.Kind;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;

/**
 * The page at {@code /}, and its files. What is told of towns its scripts ask of the API; the page itself knows the zone of the desk, which view
 * it shows, whether by way of the live service, and what lies under its map.
 */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {
    static final String HTML = "text/html;charset=utf-8";

    /** Under which all files of the page lie. */
    static final String FILES = "/page/";

    private final PageFiles files;
    private final Replays replays;
    private final Answers answers;
    private final ZoneId zone;
    private final Optional<Tiles> tiles;
    private final PagePolicy policy;

    PageController(PageFiles files, Replays replays, Answers answers, WebConfig config) {
        this.files = files;
        this.replays = replays;
        this.answers = answers;
        this.zone = config.zone();
        this.tiles = config.tiles();
        this.policy = PagePolicy.over(tiles);
    }

    @OpenTo(Audience.READER)
    @Get("/")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        String own = replays.own();
        boolean byLive = own.equals(Replays.LIVE) || request.getHeaders().contains(Forwarder.HOPS);
        String page = PageShell.filled(
                files.shell(),
                Map.of(
                        "zone", zone.getId(),
                        "view", own,
                        "by-live", Boolean.toString(byLive),
                        "tiles", tiles.map(Tiles::template).orElse(""),
                        "tiles-credit", tiles.map(Tiles::credit).orElse("")));
        return policy.put(answers.document(page.getBytes(StandardCharsets.UTF_8), MediaType.of(HTML)));
    }

    @OpenTo(Audience.ANYONE)
    @Get(FILES + "{+path}")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> file(@PathVariable String path) {
        return files.find(path)
                .map(file -> answers.document(file.packed(), file.type()))
                .orElseGet(() -> answers.problem(
                        Problem.of(Kind.NOT_FOUND, "the page has no file \"" + path + "\"; the page itself is at /")));
    }
}
