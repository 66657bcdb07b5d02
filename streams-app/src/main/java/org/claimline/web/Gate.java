package org.claimline.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
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
import io.micronaut.web.router.Router;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.claimline.web.Problem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at before anything is read: that a body is JSON in UTF-8 as it says of itself, that a page of a stranger does not send in its
 * reader's name, and that every parameter is one that the call has, for a misspelt filter that is passed over answers another question.
 */
@ServerFilter("/api/**")
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class Gate {
    private static final Set<String> CODINGS = Set.of("identity", "gzip", "x-gzip", "deflate");

    private final Router router;
    private final WebConfig config;
    private final Answers answers;

    Gate(Router router, WebConfig config, Answers answers) {
        this.router = router;
        this.config = config;
        this.answers = answers;
    }

    @RequestFilter
    @Nullable HttpResponse<?> pass(HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.OPTIONS) {
            return isPreflight(request) ? null : options(request);
        }
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        if (route.isEmpty()) {
            return null;
        }
        if (route.get() instanceof MethodBasedRouteMatch<?, ?> method) {
            QueryParameters known = QueryParameters.of(method);
            (ViewParameter.isOf(request.getPath()) ? known.andView() : known).check(request);
        }
        return request.getMethod() == HttpMethod.POST || request.getMethod() == HttpMethod.DELETE
                ? body(request)
                : null;
    }

    /** A browser asks whether a page of another origin may; who may is configured, and answered elsewhere. */
    private boolean isPreflight(HttpRequest<?> request) {
        return !config.corsOrigins().isEmpty()
                && request.getHeaders().contains(HttpHeaders.ORIGIN)
                && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Which methods there are; empty, so that it is refused as any other, where there is nothing. */
    private @Nullable HttpResponse<?> options(HttpRequest<?> request) {
        Set<String> methods = new TreeSet<>();
        router.findAny(request)
                .forEach(match -> methods.add(match.getRouteInfo().getHttpMethodName()));
        if (methods.isEmpty()) {
            return null;
        }
        methods.add(HttpMethod.OPTIONS.name());
        return HttpResponse.noContent().header(HttpHeaders.ALLOW, String.join(", ", methods));
    }

    private @Nullable HttpResponse<?> body(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        Optional<String> origin = headers.findFirst(HttpHeaders.ORIGIN);
        if (origin.isPresent() && !isAllowed(origin.get(), headers.get(HttpHeaders.HOST))) {
            return answers.problem(Problem.body(
                    Kind.CROSS_ORIGIN,
                    "a page of " + origin.get() + " may not send here",
                    "whoever runs the service can name its origin in CLAIMLINE_CORS_ORIGINS"));
        }
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

    private boolean isAllowed(String origin, @Nullable String host) {
        List<String> allowed = config.corsOrigins();
        return allowed.contains("*") || allowed.contains(origin) || isSame(origin, host);
    }

    private static boolean isSame(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
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
