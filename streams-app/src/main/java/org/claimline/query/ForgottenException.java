package org.claimline.query;

/** Something between what was heard before and now is not kept any more; the message says how to begin again. */
public final class ForgottenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForgottenException(String message) {
        super(message);
    }
}
