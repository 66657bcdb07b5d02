package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.claimline.topology.TopicLayout;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;

/** What the service says of itself to programs. */
@OpenTo(Audience.ANYONE)
@Controller
@Tag(name = "service")
final class DocumentsController {
    private static final String YAML = "application/yaml";

    private final ApiDocument api;
    private final TopicLayout layout;
    private final Answers answers;

    DocumentsController(ApiDocument api, TopicLayout layout, Answers answers) {
        this.api = api;
        this.layout = layout;
        this.answers = answers;
    }

    /** This document. */
    @Get("/openapi.yaml")
    @Produces({YAML, MediaType.TEXT_PLAIN})
    @ApiResponse(
            responseCode = "200",
            description = "OpenAPI 3.1",
            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    HttpResponse<byte[]> openapi() {
        return answers.document(api.yaml(), MediaType.of(YAML));
    }

    /** The topics that the service reads and writes, with the schemas of their values. */
    @Get("/asyncapi.yaml")
    @Produces({YAML, MediaType.TEXT_PLAIN})
    @ApiResponse(
            responseCode = "200",
            description = "AsyncAPI 3",
            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    HttpResponse<byte[]> asyncapi() {
        return answers.document(AsyncApi.yaml(layout).getBytes(StandardCharsets.UTF_8), MediaType.of(YAML));
    }
}
