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
     * @param cause      whose fault it was
     */
    record Failed(String why, Optional<Duration> retryAfter, Cause cause) implements Outcome {
        static Failed unreachable(String why) {
            return new Failed(why, Optional.empty(), Cause.RECEIVER);
        }
    }

    /** Why a try failed. */
    enum Cause {
        /** It could not be reached, or could not take anything (408, 429, 5xx): other messages would not have fared better. */
        RECEIVER,
        /** It answered, and did not want this message. */
        MESSAGE,
        /** It asks never to be sent anything again (410). */
        GONE;

        static Cause of(int status) {
            return switch (status) {
                case 410 -> GONE;
                case 408, 429 -> RECEIVER;
                default -> status >= 500 ? RECEIVER : MESSAGE;
            };
        }
    }
}
