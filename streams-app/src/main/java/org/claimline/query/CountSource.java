package org.claimline.query;

/** What this instance has counted. */
@FunctionalInterface
public interface CountSource {
    /**
     * Returns the counts of the tasks that run here.
     *
     * @throws MovingException if some are on their way
     */
    Counts here();
}
