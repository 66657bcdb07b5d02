package org.claimline.replay;

/** A replay is at work, and what was asked for needs it to have ended. */
public final class ReplayAtWorkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReplayAtWorkException(String message) {
        super(message);
    }
}
