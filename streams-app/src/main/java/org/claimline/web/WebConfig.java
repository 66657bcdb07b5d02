package org.claimline.web;

import java.time.ZoneId;

/**
 * Where and how the service answers.
 *
 * @param host         address to listen on; 127.0.0.1 unless the operator opens it
 * @param port         port to listen on; 0 for a free one
 * @param zone         zone of the times in answers and on the page; their instants do not depend on it
 * @param maxBodyBytes the largest request body that is read
 */
public record WebConfig(String host, int port, ZoneId zone, int maxBodyBytes) {
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Damascus");
    public static final int DEFAULT_MAX_BODY_BYTES = 8 * 1024 * 1024;

    public WebConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is none; choose 0 (a free one) to 65535");
        }
    }

    public static WebConfig local(int port) {
        return new WebConfig("127.0.0.1", port, DEFAULT_ZONE, DEFAULT_MAX_BODY_BYTES);
    }
}
