package org.claimline.web;

import java.net.BindException;

/** Somebody else listens on the port already. The message is one line for whoever starts the service. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String host, int port, Throwable cause) {
        super(
                "port " + port + " on " + host + " is taken; choose another with --port, or --port 0 for any free one",
                cause);
    }

    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
