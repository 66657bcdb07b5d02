package org.claimline.acceptance;

import java.time.Duration;

/**
 * How long tests wait for what must come to be true. Nobody who passes waits that long; it is what a machine may need that does five times as much as
 * it has processors for, so that a test fails because something does not happen, not because it happens late.
 */
public final class Patience {
    public static final Duration LONG = Duration.ofMinutes(4);

    private Patience() {}
}
