package org.claimline.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;

/** Answers of the API, as bytes of JSON. */
@Singleton
final class Answers {
    private static final String RETRY_SECONDS = "2";

    private final Json json;

    Answers(Json json) {
        this.json = json;
    }

    HttpResponse<byte[]> ok(Object body) {
        return HttpResponse.ok(json.bytes(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    HttpResponse<byte[]> accepted(Object body) {
        return HttpResponse.<byte[]>accepted().body(json.bytes(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    HttpResponse<byte[]> status(HttpStatus status, Object body) {
        return HttpResponse.<byte[]>status(status).body(json.bytes(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    HttpResponse<byte[]> problem(Problem problem) {
        var response = HttpResponse.<byte[]>status(HttpStatus.valueOf(problem.status()))
                .body(json.bytes(problem))
                .contentType(MediaType.of(Problem.MEDIA_TYPE));
        return problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode()
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                : response;
    }
}
