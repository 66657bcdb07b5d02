package org.claimline.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.claimline.web.Problem.Kind;

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
        Problem problem = problem(context, response);
        MutableHttpResponse<byte[]> refusal = response.status(problem.status())
                .body(json.bytes(problem))
                .contentType(MediaType.of(Problem.MEDIA_TYPE));
        SecurityHeaders.put(refusal);
        refusal.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        return refusal;
    }

    private Problem problem(ErrorContext context, HttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        HttpStatus status = HttpStatus.valueOf(response.code());
        Throwable cause = request instanceof NettyHttpRequest<?> netty
                ? netty.getNativeRequest().decoderResult().cause()
                : null;
        if (cause instanceof TooLongHttpLineException) {
            return http(HttpStatus.REQUEST_URI_TOO_LONG, "the address is too long; ask for less, or in several calls");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return http(
                    HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the headers are too long; send fewer or shorter ones");
        }
        return switch (status) {
            case NOT_FOUND ->
                http(status, "there is nothing at " + request.getPath() + "; the API is under /api, the page at /");
            case METHOD_NOT_ALLOWED ->
                http(
                        status,
                        request.getMethodName() + " does nothing at " + request.getPath() + "; use "
                                + String.join(" or ", response.getHeaders().getAll(HttpHeaders.ALLOW)));
            case NOT_ACCEPTABLE ->
                http(
                        status,
                        "this call answers in none of the forms that the header accept names; accept application/json, and application/problem+json");
            case REQUEST_ENTITY_TOO_LARGE ->
                Problem.body(
                        Kind.TOO_LARGE,
                        "a body may have " + config.maxBodyBytes() + " bytes, unpacked",
                        "send fewer reports at a time");
            default ->
                response.code() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                        ? http(status, "the service's log says more")
                        : http(
                                status,
                                context.getErrors().stream()
                                        .map(Error::getMessage)
                                        .collect(Collectors.joining("; ")));
        };
    }

    private static Problem http(HttpStatus status, String detail) {
        return Problem.http(status.getCode(), status.getReason(), detail);
    }
}
