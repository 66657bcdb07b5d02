package org.claimline.query;

/** The claim versions asked for are on their way from one instance to another; asking again in a moment will do. */
public final class MovingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MovingException(String message) {
        super(message);
    }
}
