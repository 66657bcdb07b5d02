package org.claimline.topology.fold;

/**
 * How much one event may have looked at to find what corrections undid. What takes more is left for later, so that no event holds up those
 * behind it, however long the history is that it changes.
 */
final class Budget {
    /** Rows that one event may look at. */
    static final int ROWS = 1_000;

    private int left;

    Budget(int rows) {
        left = rows;
    }

    /** Takes one row; whether there was one left. */
    boolean spend() {
        return left-- > 0;
    }

    /** Whether more was asked of it than it had. */
    boolean isExceeded() {
        return left < 0;
    }
}
