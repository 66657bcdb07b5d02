package org.claimline.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How an answer travels: with a strong tag made from what it says, so that whoever has it already is told so (304); compressed for those
 * who take it so; to be asked for again each time, for a state may change at any moment. Streams pass as they are, and so does what another
 * service made ready.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Representation {
    /** Attribute of a response: the bytes of its body. */
    static final String BODY = "claimline.body";

    /** Attribute of a response whose body stays the same: its bytes, packed before. */
    static final String PACKED = "claimline.packed";

    /** What is smaller travels in one packet anyway. */
    private static final int WORTH_COMPRESSING = 1024;

    /** What was asked with a token is for whoever asked; caches that others share keep nothing of it. */
    private final String caching;

    Representation(WebConfig config) {
        caching = config.protection().keyring().isPresent() ? "private, no-cache" : "no-cache";
    }

    @ResponseFilter
    void represent(HttpRequest<?> request, MutableHttpResponse<?> response) {
        SecurityHeaders.put(response);
        byte[] body = body(response);
        if (body == null || response.getAttribute(Forwarder.FORWARDED).isPresent()) {
            return;
        }
        boolean asked = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        if (!asked || response.code() != HttpStatus.OK.getCode()) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
            return;
        }
        response.header(HttpHeaders.CACHE_CONTROL, caching);
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        Packed packed = response.getAttribute(PACKED, Packed.class)
                .orElseGet(() -> new Packed(body, response.header(HttpHeaders.LINK)));
        boolean gzip = packed.length() >= WORTH_COMPRESSING
                && AcceptEncoding.of(request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING))
                        .prefersGzip();
        String tag = packed.tag(gzip);
        response.header(HttpHeaders.ETAG, tag);
        if (isKnown(request, tag)) {
            response.status(HttpStatus.NOT_MODIFIED).body(null);
            response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
            return;
        }
        byte[] sent = packed.bytes(gzip);
        if (gzip) {
            response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.contentLength(sent.length);
        if (request.getMethod() == HttpMethod.GET) {
            carry(response, sent);
        }
    }

    /** A HEAD has lost its body on the way here; what it would have been stands beside it. */
    private static byte @Nullable [] body(MutableHttpResponse<?> response) {
        return response.body() instanceof byte[] body
                ? body
                : response.getAttribute(BODY, byte[].class).orElse(null);
    }

    @SuppressWarnings("unchecked") // bytes were there before
    private static void carry(MutableHttpResponse<?> response, byte[] body) {
        ((MutableHttpResponse<byte[]>) response).body(body);
    }

    /** Tags that the asker has; {@code W/} makes no difference here, as the standard has it. */
    private static boolean isKnown(HttpRequest<?> request, String tag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }
}
