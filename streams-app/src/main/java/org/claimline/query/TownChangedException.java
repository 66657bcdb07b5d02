package org.claimline.query;

/** A town is no longer as it was kept, and what is asked for was not: read it anew. Never leaves this package. */
final class TownChangedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TownChangedException(String townId) {
        super(townId + " was written while it was told of", null, false, false);
    }
}
