package org.claimline.web;

import java.util.List;

/** Whether the service can go on, and whether it can answer. */
public interface Condition {
    /** What makes it hopeless, so that only a restart helps; empty while it is alive. */
    List<String> fatal();

    /** What must be read before anything can be answered; empty once it was. */
    default List<String> unread() {
        return List.of();
    }

    /** What it still waits for before its answers are good; empty when it is ready. */
    List<String> waitingFor();
}
