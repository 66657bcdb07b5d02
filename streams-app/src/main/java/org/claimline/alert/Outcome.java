package org.claimline.alert;

import java.time.Duration;
import java.util.Optional;

/** What came of one try to deliver a message. */
public sealed interface Outcome {

    /** The receiver took it: an answer of 2xx. */
    record Taken(int status) implements Outcome {}

    /**
     * It did not, or nobody can say.
     *
     * @param why        in words for an operator; no secret in it
     * @param retryAfter what the receiver asked for
     * @param gone       it asks never to be sent anything again (410)
     */
    record Failed(String why, Optional<Duration> retryAfter, boolean gone) implements Outcome {
        static Failed because(String why) {
            return new Failed(why, Optional.empty(), false);
        }
    }
}
