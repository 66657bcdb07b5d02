package org.claimline.ingest.file;

/** Somebody else began to take in the same file; the broker lets only the latest do so. Nothing that was taken is lost or doubled. */
public final class TakenOverException extends Exception {
    private static final long serialVersionUID = 1L;

    TakenOverException(Throwable cause) {
        super("another ingest of the same file began and goes on with it; this one stops", cause);
    }
}
