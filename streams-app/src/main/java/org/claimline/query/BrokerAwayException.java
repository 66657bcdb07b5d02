package org.claimline.query;

/** The broker does not answer, or not in a time that people wait; what was asked of it cannot be told now. */
public final class BrokerAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokerAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
