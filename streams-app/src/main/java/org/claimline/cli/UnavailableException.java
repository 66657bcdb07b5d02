package org.claimline.cli;

/** The broker or the registry cannot be reached. The message is one line: the address that was tried and what to check. */
final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
