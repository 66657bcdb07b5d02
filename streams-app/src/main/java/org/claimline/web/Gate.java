package org.claimline.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.claimline.web.Problem.Kind;
import org.jspecify.annotations.Nullable;

/** What is looked at first of all: that a page of a stranger does not send in its reader's name. Tells, too, which methods a call has. */
@ServerFilter("/api/**")
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class Gate {
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
        boolean sends = request.getMethod() == HttpMethod.POST || request.getMethod() == HttpMethod.DELETE;
        return sends && RouteAttributes.getRouteMatch(request).isPresent() ? strange(request.getHeaders()) : null;
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

    private @Nullable HttpResponse<?> strange(HttpHeaders headers) {
        Optional<String> origin = headers.findFirst(HttpHeaders.ORIGIN);
        return origin.isPresent() && !isAllowed(origin.get(), headers.get(HttpHeaders.HOST))
                ? answers.problem(Problem.body(
                        Kind.CROSS_ORIGIN,
                        "a page of " + origin.get() + " may not send here",
                        "whoever runs the service can name its origin in CLAIMLINE_CORS_ORIGINS"))
                : null;
    }

    private boolean isAllowed(String origin, @Nullable String host) {
        List<String> allowed = config.corsOrigins();
        return allowed.contains("*") || allowed.contains(origin) || Origins.isSame(origin, host);
    }
}
