package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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
import org.claimline.query.AlertQueries;
import org.claimline.query.ReadModel;

/** The page at {@code /}: the latest alerts, and every town with its state, the contested first. Made here, so that it works without scripts. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {
    /** Nothing but our own style sheet is loaded, whatever a source's text may try. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private static final int ALERTS = 10;

    private final ReadModel model;
    private final AlertQueries alerts;
    private final TownsPage page;

    PageController(ReadModel model, AlertQueries alerts, WebConfig config) {
        this.model = model;
        this.alerts = alerts;
        this.page = new TownsPage(config.zone());
    }

    @Get("/")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> towns() {
        return HttpResponse.ok(page.html(model.towns(), alerts.latest(ALERTS)).getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.of("text/html;charset=utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer");
    }

    @Get("/page.css")
    @Produces("text/css")
    HttpResponse<byte[]> style() {
        try (InputStream css = PageController.class.getResourceAsStream("/page/page.css")) {
            if (css == null) {
                throw new IllegalStateException("page/page.css is not in the program; build it again");
            }
            return HttpResponse.ok(css.readAllBytes()).contentType(MediaType.of("text/css;charset=utf-8"));
        } catch (IOException e) {
            throw new UncheckedIOException("page/page.css cannot be read", e);
        }
    }
}
