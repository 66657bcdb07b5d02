package org.claimline.topology;

import org.jspecify.annotations.Nullable;

/**
 * A record that an application cannot take, thrown before anything was written for its sake: it becomes a dead letter and the rest goes on ({@link
 * RefusedToDeadLetters}). Whatever else a processor throws stops the application.
 */
public final class RefusedRecordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, and the way out */
    public RefusedRecordException(String message) {
        super(message);
    }

    /** @param cause what reading it said */
    public RefusedRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
