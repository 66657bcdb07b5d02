package org.claimline.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where pages are from. */
final class Origins {
    private Origins() {}

    /** Whether a page of {@code origin} is one of the service that is asked as {@code host}. */
    static boolean isSame(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
