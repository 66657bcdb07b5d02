package org.claimline.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.claimline.query.AlertQueries;
import org.claimline.query.ReadModel;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Replays;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page at {@code /}: the latest alerts, and every town with its state, the contested first. Made here, so that it can be read without
 * scripts; what is done with it, such as setting the clock of a replay, needs its own.
 */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {
    private static final Logger LOG = LoggerFactory.getLogger(PageController.class);

    /** Nothing but our own style sheet and script is loaded, and nobody else asked, whatever a source's text may try. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    static final String HTML = "text/html;charset=utf-8";

    private static final int ALERTS = 10;

    private final ReadModel model;
    private final AlertQueries alerts;
    private final Replays replays;
    private final ZoneId zone;
    private final TownsPage page;

    PageController(ReadModel model, AlertQueries alerts, Replays replays, WebConfig config) {
        this.model = model;
        this.alerts = alerts;
        this.replays = replays;
        this.zone = config.zone();
        this.page = new TownsPage(config.zone());
    }

    @OpenTo(Audience.READER)
    @Get("/")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> towns(HttpRequest<?> request) {
        String own = replays.own();
        boolean byLive = own.equals(Replays.LIVE) || request.getHeaders().contains(Forwarder.HOPS);
        String html =
                page.html(model.towns(), alerts.latest(ALERTS), new ReplaysPart(own, byLive, replaysOrNone(), zone));
        return guard(HttpResponse.ok(html.getBytes(StandardCharsets.UTF_8)).contentType(MediaType.of(HTML)));
    }

    /** Lets a page load and send what it may and nothing else. */
    static <T extends MutableHttpResponse<?>> T guard(T page) {
        page.header("Content-Security-Policy", POLICY).header("Referrer-Policy", "no-referrer");
        return page;
    }

    /** Whoever looks at the towns is not to be kept from them because the replays beside them cannot be listed. */
    private List<ReplayStatus> replaysOrNone() {
        try {
            return replays.all();
        } catch (RuntimeException e) {
            LOG.warn("the page shows no replays, for they cannot be listed: {}", e.toString());
            return List.of();
        }
    }

    @OpenTo(Audience.ANYONE)
    @Get("/page.css")
    @Produces("text/css")
    HttpResponse<byte[]> style() {
        return file("page.css", "text/css;charset=utf-8");
    }

    @OpenTo(Audience.ANYONE)
    @Get("/page.js")
    @Produces("text/javascript")
    HttpResponse<byte[]> script() {
        return file("page.js", "text/javascript;charset=utf-8");
    }

    private static HttpResponse<byte[]> file(String name, String type) {
        try (InputStream file = PageController.class.getResourceAsStream("/page/" + name)) {
            if (file == null) {
                throw new IllegalStateException("page/" + name + " is not in the program; build it again");
            }
            return HttpResponse.ok(file.readAllBytes()).contentType(MediaType.of(type));
        } catch (IOException e) {
            throw new UncheckedIOException("page/" + name + " cannot be read", e);
        }
    }
}
