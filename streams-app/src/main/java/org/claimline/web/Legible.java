package org.claimline.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.claimline.web.Problem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at before anything is read: that a body is JSON in UTF-8 as it says of itself, and that every parameter is one that the call
 * has, for a misspelt filter that is passed over answers another question.
 */
@ServerFilter("/api/**")
@Order(Doorkeeper.ORDER + 1)
final class Legible {
    private static final Set<String> CODINGS = Set.of("identity", "gzip", "x-gzip", "deflate");

    private final Answers answers;

    Legible(Answers answers) {
        this.answers = answers;
    }

    @RequestFilter
    @Nullable HttpResponse<?> pass(HttpRequest<?> request) {
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        if (route.isEmpty() || request.getMethod() == HttpMethod.OPTIONS) {
            return null;
        }
        if (route.get() instanceof MethodBasedRouteMatch<?, ?> method) {
            QueryParameters known = QueryParameters.of(method);
            (ViewParameter.isOf(request.getPath()) ? known.andView() : known).check(request);
        }
        return request.getMethod() == HttpMethod.POST || request.getMethod() == HttpMethod.DELETE
                ? body(request.getHeaders())
                : null;
    }

    private @Nullable HttpResponse<?> body(HttpHeaders headers) {
        String coding = headers.findFirst(HttpHeaders.CONTENT_ENCODING)
                .map(c -> c.strip().toLowerCase(Locale.ROOT))
                .orElse("identity");
        if (!CODINGS.contains(coding)) {
            return answers.problem(Problem.body(
                            Kind.MEDIA_TYPE,
                            "the content coding " + coding + " is not read",
                            "send the body as it is, or with gzip"))
                    .toMutableResponse()
                    .header(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate");
        }
        return headers.findFirst(HttpHeaders.CONTENT_TYPE)
                .filter(type -> !isJson(type))
                .map(type -> answers.problem(Problem.body(
                                Kind.MEDIA_TYPE,
                                "the content type " + type + " is not read",
                                "send JSON in UTF-8 with content-type: application/json"))
                        .toMutableResponse()
                        .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON))
                .orElse(null);
    }

    /** {@code application/json}, or one of the types built on it, in UTF-8 or with no word about it. */
    private static boolean isJson(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        boolean json = type.equals(MediaType.APPLICATION_JSON) || type.matches("application/[a-z0-9.-]+\\+json");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            json &= !parameter.startsWith("charset=")
                    || parameter.equals(
                            "charset=" + StandardCharsets.UTF_8.name().toLowerCase(Locale.ROOT))
                    || parameter.equals("charset=utf8");
        }
        return json;
    }
}
