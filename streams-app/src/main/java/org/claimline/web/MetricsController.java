package org.claimline.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.claimline.metrics.Metrics;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;

/** Figures of this instance for Prometheus. */
@Tag(name = "service")
@OpenTo(Audience.READER)
@Controller(MetricsController.PATH)
final class MetricsController {
    static final String PATH = "/prometheus";

    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final Metrics metrics;
    private final Answers answers;

    MetricsController(Metrics metrics, Answers answers) {
        this.metrics = metrics;
        this.answers = answers;
    }

    /** Figures of this instance, in the text format of Prometheus, or in that of OpenMetrics where it is accepted. */
    @Get
    @Produces({MediaType.TEXT_PLAIN, OPEN_METRICS})
    @ApiResponse(
            responseCode = "200",
            description = "The figures",
            content = {
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")),
                @Content(mediaType = OPEN_METRICS, schema = @Schema(type = "string"))
            })
    HttpResponse<byte[]> figures(@Nullable @Header(HttpHeaders.ACCEPT) String accepted) {
        Metrics.Exposition figures = metrics.scrape(accepted == null ? "" : accepted);
        return answers.document(figures.text().getBytes(StandardCharsets.UTF_8), MediaType.of(figures.contentType()));
    }
}
