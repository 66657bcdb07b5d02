package org.claimline.web;

import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;

/**
 * What a page may load, run, ask and send: files and calls of the service itself and nobody else's, whatever a source's text may try; under a map,
 * where tiles are configured, pictures of their one host too.
 *
 * @param text as the header has it
 */
record PagePolicy(String text) {
    /** For pages without a map. */
    static final PagePolicy OWN = new PagePolicy(policy("'self'"));

    /** For the page with the map, which has a picture or two within its address. */
    static PagePolicy over(Optional<Tiles> tiles) {
        return new PagePolicy(policy("'self' data:"
                + tiles.flatMap(Tiles::origin).map(origin -> " " + origin).orElse("")));
    }

    private static String policy(String pictures) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src " + pictures
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    <T extends MutableHttpResponse<?>> T put(T page) {
        page.header(SecurityHeaders.POLICY, text).header("Referrer-Policy", "no-referrer");
        return page;
    }
}
