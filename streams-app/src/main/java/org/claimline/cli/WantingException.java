package org.claimline.cli;

/** What was asked for was looked for and is not there. The message is one line: what is not, and where to look. */
final class WantingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WantingException(String message) {
        super(message);
    }
}
