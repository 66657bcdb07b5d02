package org.claimline.query;

/** Nothing is known of what was asked for; the message says whether the place is unknown or nothing was told of it. */
public final class NoSuchTownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchTownException(String message) {
        super(message);
    }
}
