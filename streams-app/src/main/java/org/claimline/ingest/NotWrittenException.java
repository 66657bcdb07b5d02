package org.claimline.ingest;

/**
 * The broker did not say that it has what was sent; it may have it nevertheless. Sending it again is safe: a report or register entry that
 * comes twice counts once.
 */
public final class NotWrittenException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotWrittenException(String message, Throwable cause) {
        super(message, cause);
    }
}
