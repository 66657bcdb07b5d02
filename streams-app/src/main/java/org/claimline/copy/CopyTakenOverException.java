package org.claimline.copy;

/** Another process has begun to copy into the same prefix. */
public final class CopyTakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CopyTakenOverException(String prefix, Throwable cause) {
        super(
                "another process has begun to copy into " + prefix
                        + " and goes on from where this one came; this one ends",
                cause);
    }
}
