package org.claimline.local.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the handler of a call by method and path; a segment in braces, {@code {subject}}, matches anything. */
final class Router {

    private record Route(String method, List<String> pattern, Function<Request, Object> handler) {

        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != pattern.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String expected = pattern.get(i);
                if (expected.startsWith("{")) {
                    variables.put(expected.substring(1, expected.length() - 1), path.get(i));
                } else if (!expected.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; of two that match, the one added first answers. */
    Router on(String method, String pattern, Function<Request, Object> handler) {
        routes.add(new Route(
                method,
                List.of(pattern.split("/")).stream()
                        .filter(segment -> !segment.isEmpty())
                        .toList(),
                handler));
        return this;
    }

    Object answer(Request request) {
        boolean pathIsKnown = false;
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(request.path());
            if (variables.isPresent() && route.method().equals(request.method())) {
                return route.handler().apply(request.with(variables.get()));
            }
            pathIsKnown |= variables.isPresent();
        }
        throw pathIsKnown
                ? new RegistryException(405, 405, "HTTP 405 Method Not Allowed")
                : new RegistryException(404, 404, "HTTP 404 Not Found");
    }
}
