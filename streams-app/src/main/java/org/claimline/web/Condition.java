package org.claimline.web;

import java.util.List;

/** Whether the service can go on, and whether it can answer. */
public interface Condition {
    /** What makes it hopeless, so that only a restart helps; empty while it is alive. */
    List<String> fatal();

    /** What it still waits for before its answers are good; empty when it is ready. */
    List<String> waitingFor();
}
