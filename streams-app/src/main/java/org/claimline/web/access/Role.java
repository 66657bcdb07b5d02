package org.claimline.web.access;

import java.util.Locale;

/** What a token is good for; each role may all that those before it may. */
public enum Role {
    /** Looks: every call that reads, streams and metrics among them. */
    READER,
    /** Does the desk's work: reports, decisions, registers, names to be placed. */
    EDITOR,
    /** Decides what leaves the house, and about replays: receivers, deliveries, the clocks of replays and their removal. */
    ADMIN;

    boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As files and answers write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
