package org.claimline.replay;

/** There is no replay of that name. */
public final class NoSuchReplayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoSuchReplayException(String message) {
        super(message);
    }
}
