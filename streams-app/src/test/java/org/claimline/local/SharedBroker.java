package org.claimline.local;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One broker for all integration tests of this JVM, that of the {@link Stack} they run on. Tests keep apart by topic names of their own (a
 * prefix from {@link #uniqueName}).
 */
public final class SharedBroker {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private SharedBroker() {}

    public static String bootstrapServers() {
        return Stack.shared().bootstrapServers();
    }

    /** A name that no other test of this JVM has, for topics, groups and application ids. */
    public static String uniqueName(String start) {
        return start + "-" + NAMES.incrementAndGet();
    }
}
