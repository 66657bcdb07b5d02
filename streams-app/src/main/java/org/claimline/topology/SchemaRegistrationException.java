package org.claimline.topology;

/** A contract could not be registered; the message names the subject and what the registry said. */
public final class SchemaRegistrationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SchemaRegistrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
