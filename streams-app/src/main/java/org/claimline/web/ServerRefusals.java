package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** What the server refuses by itself (an unknown path, a body too large) is told as a problem like everything else. */
@Singleton
final class ServerRefusals implements ErrorResponseProcessor<byte[]> {
    private final Json json;
    private final WebConfig config;

    ServerRefusals(Json json, WebConfig config) {
        this.json = json;
        this.config = config;
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        Problem problem = Problem.http(response.code(), response.reason(), detail(context, response));
        return response.body(json.bytes(problem)).contentType(MediaType.of(Problem.MEDIA_TYPE));
    }

    private String detail(ErrorContext context, HttpResponse<?> response) {
        if (response.code() == HttpStatus.NOT_FOUND.getCode()) {
            return "there is nothing at " + context.getRequest().getPath() + "; the API is under /api, the page at /";
        }
        if (response.code() == HttpStatus.REQUEST_ENTITY_TOO_LARGE.getCode()) {
            return "a body may have " + config.maxBodyBytes() + " bytes; send fewer reports at a time";
        }
        if (response.code() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            return "the service's log says more";
        }
        return context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    }
}
