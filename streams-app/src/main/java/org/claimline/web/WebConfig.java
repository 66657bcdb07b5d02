package org.claimline.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.claimline.web.access.Protection;

/**
 * Where and how the service answers.
 *
 * @param host         address to listen on; 127.0.0.1 unless the operator opens it
 * @param port         port to listen on; 0 for a free one
 * @param zone         zone of the times in answers and on the page; their instants do not depend on it
 * @param maxBodyBytes the largest request body that is read
 * @param corsOrigins  origins whose pages may ask and send, such as {@code https://desk.example.org}; {@code *} lets all pages ask and
 *                     send, none is the default
 * @param protection   who may ask, and how much
 * @param tiles        what lies under the map; none is the default, and then the page asks nobody for anything
 */
public record WebConfig(
        String host,
        int port,
        ZoneId zone,
        int maxBodyBytes,
        List<String> corsOrigins,
        Protection protection,
        Optional<Tiles> tiles) {
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Damascus");
    public static final int DEFAULT_MAX_BODY_BYTES = 8 * 1024 * 1024;

    /** As browsers send it: no path, no slash at the end. */
    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[A-Za-z0-9.\\-\\[\\]:_]+");

    public WebConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is none; choose 0 (a free one) to 65535");
        }
        corsOrigins = List.copyOf(corsOrigins);
        corsOrigins.forEach(WebConfig::checkOrigin);
    }

    /** Refuses what no browser would send as the origin of a page. */
    public static void checkOrigin(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException("origin \"" + origin
                    + "\" is none; write scheme and host, and the port where it is not the usual one, such as"
                    + " https://desk.example.org, or * for all");
        }
    }

    /** For everybody, with nothing under the map but what the page brings. */
    public WebConfig(String host, int port, ZoneId zone, int maxBodyBytes, List<String> corsOrigins) {
        this(host, port, zone, maxBodyBytes, corsOrigins, Protection.NONE, Optional.empty());
    }

    /** The same for whom {@code other} says. */
    public WebConfig with(Protection other) {
        return new WebConfig(host, port, zone, maxBodyBytes, corsOrigins, other, tiles);
    }

    /** The same with {@code other} under the map. */
    public WebConfig over(Optional<Tiles> other) {
        return new WebConfig(host, port, zone, maxBodyBytes, corsOrigins, protection, other);
    }

    /** The same on another port. */
    public WebConfig on(int otherPort) {
        return new WebConfig(host, otherPort, zone, maxBodyBytes, corsOrigins, protection, tiles);
    }

    /** The same on loopback only. */
    public WebConfig loopback(int otherPort) {
        return new WebConfig("127.0.0.1", otherPort, zone, maxBodyBytes, corsOrigins, protection, tiles);
    }

    public static WebConfig local(int port) {
        return new WebConfig("127.0.0.1", port, DEFAULT_ZONE, DEFAULT_MAX_BODY_BYTES, List.of());
    }
}
