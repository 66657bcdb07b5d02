package org.claimline.local;

import org.jspecify.annotations.Nullable;

/**
 * A local broker or registry could not be started. The message is one line for the person at the terminal: what was
 * refused and what to do instead.
 */
public final class LocalStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LocalStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public LocalStartException(String message) {
        this(message, null);
    }
}
