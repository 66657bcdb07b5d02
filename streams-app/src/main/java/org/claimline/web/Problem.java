package org.claimline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.claimline.query.AmbiguousTownException.Candidate;
import org.claimline.topology.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered as asked (RFC 9457).
 *
 * @param type       what kind of problem; stable, for programs
 * @param title      the kind in words
 * @param status     the HTTP status
 * @param detail     what happened this time and what would do
 * @param faults     everything wrong with what was sent
 * @param candidates the places that an ambiguous name could mean
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<Fault> faults,
        @Nullable List<Candidate> candidates) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** As many are named at most. */
    private static final int MOST_FAULTS = 1_000;

    private static final String TYPES = "urn:claimline:problem:";

    static Problem of(Kind kind, String detail) {
        return new Problem(TYPES + kind.word, kind.title, kind.status, detail, null, null);
    }

    static Problem faults(List<Fault> faults) {
        Kind kind = Kind.INVALID;
        String detail = faults.size() == 1
                ? "1 fault; nothing was taken"
                : faults.size() < MOST_FAULTS
                        ? faults.size() + " faults; nothing was taken"
                        : "these " + faults.size() + " faults and perhaps more; nothing was taken";
        return new Problem(TYPES + kind.word, kind.title, kind.status, detail, List.copyOf(faults), null);
    }

    /** The document as a whole is no JSON. */
    static Problem malformed(Fault fault) {
        Kind kind = Kind.MALFORMED;
        return new Problem(
                TYPES + kind.word,
                kind.title,
                kind.status,
                fault.reason() + "; " + fault.wayOut(),
                List.of(fault),
                null);
    }

    /** The body is of a kind, size or coding that is not read. */
    static Problem body(Kind kind, String reason, String wayOut) {
        return new Problem(
                TYPES + kind.word,
                kind.title,
                kind.status,
                reason + "; " + wayOut,
                List.of(new Fault("", "", reason, wayOut)),
                null);
    }

    static Problem ambiguous(String detail, List<Candidate> candidates) {
        Kind kind = Kind.AMBIGUOUS;
        return new Problem(TYPES + kind.word, kind.title, kind.status, detail, null, List.copyOf(candidates));
    }

    /** A refusal of the server itself: an unknown path, a method that it does not have. */
    static Problem http(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, null);
    }

    /** The problems that this service names. */
    enum Kind {
        MALFORMED("malformed-json", "What was sent is no readable JSON", 400),
        PARAMETER("bad-parameter", "A parameter cannot be understood", 400),
        NOT_FOUND("nothing-known", "Nothing is known of it", 404),
        AMBIGUOUS("ambiguous-name", "Several places are called so", 409),
        NEEDED("needed", "Other entries of the register need it", 409),
        CONFIGURED("configured", "It stands in a file of the configuration", 409),
        UNAUTHENTICATED("no-token", "A token is needed", 401),
        ROLE("role-too-low", "The token is not good for this", 403),
        NO_PEER_PROOF("no-peer-proof", "Instances ask each other here", 401),
        TOO_MANY("too-many-requests", "That was too often", 429),
        CROSS_ORIGIN("cross-origin", "Pages of that origin may not send", 403),
        TOO_LARGE("too-large", "The body is too large", 413),
        MEDIA_TYPE("media-type", "The body is of a kind that is not read", 415),
        INVALID("invalid", "What was sent has faults", 422),
        NOT_WRITTEN("not-written", "The broker did not confirm what was sent", 503),
        MOVING("moving", "The town is on its way to another instance", 503),
        BROKER_AWAY("broker-away", "The broker does not answer", 503),
        STARTING("starting", "This instance is still reading what is known", 503),
        FORGOTTEN("forgotten", "What came after that is not kept any more", 410),
        TOO_MANY_STREAMS("too-many-streams", "Too many streams are open", 503),
        NOT_A_PEER("not-a-peer", "Instances ask each other here", 421),
        NO_REPLAY("no-such-replay", "There is no such replay here", 404),
        REPLAY_AWAY("replay-away", "The replay cannot be asked just now", 503),
        READ_ONLY("read-only", "A replay is only read", 409),
        NOT_RUNNING("replay-not-running", "The replay does not run", 409),
        AT_WORK("replay-at-work", "The replay is at work", 409),
        MISDIRECTED("misdirected", "Another service was meant", 421),
        INTERNAL("internal", "The service failed", 500);

        private final String word;
        private final String title;
        private final int status;

        Kind(String word, String title, int status) {
            this.word = word;
            this.title = title;
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
