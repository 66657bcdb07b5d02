package org.claimline.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Answers of the API, as bytes of JSON. */
@Singleton
final class Answers {
    /** Attribute of a response: the problem that its body tells. */
    static final String PROBLEM = "claimline.problem";

    private static final String RETRY_SECONDS = "2";

    private final Json json;

    Answers(Json json) {
        this.json = json;
    }

    MutableHttpResponse<byte[]> ok(Object body) {
        return found(json.bytes(body), MediaType.APPLICATION_JSON_TYPE);
    }

    private static MutableHttpResponse<byte[]> found(byte[] body, MediaType type) {
        MutableHttpResponse<byte[]> response = HttpResponse.ok(body).contentType(type);
        response.setAttribute(Representation.BODY, body);
        return response;
    }

    MutableHttpResponse<byte[]> text(String body) {
        return found(body.getBytes(StandardCharsets.UTF_8), MediaType.of("text/plain; charset=utf-8"));
    }

    /** A document that is made already. */
    MutableHttpResponse<byte[]> document(byte[] body, MediaType type) {
        return found(body, type);
    }

    /** One that stays as it is, and is packed already. */
    MutableHttpResponse<byte[]> document(Packed packed, MediaType type) {
        MutableHttpResponse<byte[]> response = found(packed.bytes(false), type);
        response.setAttribute(Representation.PACKED, packed);
        return response;
    }

    HttpResponse<byte[]> ok(Object body, MediaType type) {
        return found(json.bytes(body), type);
    }

    /** The same, and where to go on. */
    HttpResponse<byte[]> ok(Object body, String link, String relation) {
        return ok(body).header(HttpHeaders.LINK, "<" + link + ">; rel=\"" + relation + "\"");
    }

    /**
     * A part of a list as a bare array; where more follows, the header {@code Link} says where.
     *
     * @param key what orders {@code all}: each entry's is greater than that of the entry before
     */
    <T> HttpResponse<byte[]> page(Paging paging, List<T> all, Function<T, String> key) {
        return page(paging, all, key, entry -> entry);
    }

    /** The same, with what of each entry is shown. */
    <T> HttpResponse<byte[]> page(Paging paging, List<T> all, Function<T, String> key, Function<T, ?> shown) {
        return page(paging.page(all, key), shown);
    }

    /** A page that is cut already. */
    <T> HttpResponse<byte[]> page(Paging.Page<T> page, Function<T, ?> shown) {
        MutableHttpResponse<byte[]> response =
                found(json.bytes(page.entries().stream().map(shown).toList()), MediaType.APPLICATION_JSON_TYPE);
        page.next().ifPresent(next -> response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
        return response;
    }

    HttpResponse<byte[]> accepted(Object body) {
        return HttpResponse.<byte[]>accepted().body(json.bytes(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    HttpResponse<byte[]> status(HttpStatus status, Object body) {
        return HttpResponse.<byte[]>status(status).body(json.bytes(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    MutableHttpResponse<byte[]> problem(Problem problem) {
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(HttpStatus.valueOf(problem.status()))
                .body(json.bytes(problem))
                .contentType(MediaType.of(Problem.MEDIA_TYPE));
        response.setAttribute(PROBLEM, problem);
        return problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode()
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                : response;
    }
}
