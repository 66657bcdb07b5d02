package org.claimline.web;

import java.time.ZoneId;
import java.util.List;
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
 */
public record WebConfig(
        String host, int port, ZoneId zone, int maxBodyBytes, List<String> corsOrigins, Protection protection) {
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

    /** The same for everybody. */
    public WebConfig(String host, int port, ZoneId zone, int maxBodyBytes, List<String> corsOrigins) {
        this(host, port, zone, maxBodyBytes, corsOrigins, Protection.NONE);
    }

    /** The same for whom {@code other} says. */
    public WebConfig with(Protection other) {
        return new WebConfig(host, port, zone, maxBodyBytes, corsOrigins, other);
    }

    /** The same on another port. */
    public WebConfig on(int otherPort) {
        return new WebConfig(host, otherPort, zone, maxBodyBytes, corsOrigins, protection);
    }

    /** The same on loopback only. */
    public WebConfig loopback(int otherPort) {
        return new WebConfig("127.0.0.1", otherPort, zone, maxBodyBytes, corsOrigins, protection);
    }

    public static WebConfig local(int port) {
        return new WebConfig("127.0.0.1", port, DEFAULT_ZONE, DEFAULT_MAX_BODY_BYTES, List.of());
    }
}
