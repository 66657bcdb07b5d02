package org.claimline.cli;

/** The service cannot be started as configured. The message is one line: what is wrong and what would do. */
final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigException(String message) {
        super(message);
    }
}
