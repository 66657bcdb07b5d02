package org.claimline.bench.run;

/** A system ended, or could not do in time what it was asked; the others can still be measured. */
final class TrialFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrialFailedException(String message) {
        super(message);
    }
}
