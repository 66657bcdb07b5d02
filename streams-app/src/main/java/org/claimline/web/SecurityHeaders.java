package org.claimline.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every answer tells a browser, whatever it is: to take it for what it says it is, to load and run nothing on account of it, to show it in
 * nobody else's frame, and to tell nobody where it was. A page that needs more says so itself. Other origins that are configured are not
 * affected: what they read they ask for by CORS, which these do not touch.
 */
final class SecurityHeaders {
    static final String POLICY = "Content-Security-Policy";

    private static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            POLICY,
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
            "X-Frame-Options",
            "DENY",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    /** Those that each service says for itself; the policy of a page that is handed on belongs to the page. */
    static final Set<String> OF_EACH_SERVICE = ALL.keySet().stream()
            .filter(name -> !name.equals(POLICY))
            .map(name -> name.toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private SecurityHeaders() {}

    /** Adds those that are not there. */
    static void put(MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        ALL.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
        headers.remove(HttpHeaders.SERVER);
    }
}
