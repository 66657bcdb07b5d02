package org.claimline.query;

/** Where a record stands in its topic. */
public record Position(Feed feed, int partition, long offset) {
    public Position {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("position " + partition + "@" + offset + ": neither can be negative");
        }
    }
}
