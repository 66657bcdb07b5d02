package org.claimline.ingest;

/**
 * What was sent is no JSON, or not JSON that anybody would send in good faith: truncated, in another encoding, nested too deep. The
 * message says where and what to do; nothing of it was taken.
 */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message);
    }
}
