package org.claimline.local.registry;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call as a route sees it.
 *
 * @param path the decoded segments of the path
 * @param variables the segments that the route names
 * @param query the decoded parameters
 */
record Request(
        String method, List<String> path, Map<String, String> variables, Map<String, String> query, String body) {

    static Request of(String method, URI uri, String body) {
        List<String> path = Arrays.stream(uri.getRawPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                // in a path, unlike in a query, a plus is a plus
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
        Map<String, String> query = new HashMap<>();
        Optional.ofNullable(uri.getRawQuery()).ifPresent(text -> Arrays.stream(text.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .forEach(parameter -> query.put(parameter[0], parameter.length > 1 ? decode(parameter[1]) : "")));
        return new Request(method, path, Map.of(), query, body);
    }

    Request with(Map<String, String> routeVariables) {
        return new Request(method, path, routeVariables, query, body);
    }

    String variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow();
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    boolean isSet(String flag) {
        return parameter(flag).filter("true"::equals).isPresent();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
