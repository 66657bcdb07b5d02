package org.claimline.replay;

/** A replay cannot be asked just now; the message says why and what to do. */
public final class ReplayAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReplayAwayException(String message) {
        super(message);
    }
}
