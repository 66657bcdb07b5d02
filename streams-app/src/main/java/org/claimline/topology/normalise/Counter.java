package org.claimline.topology.normalise;

/**
 * What normalise counts in its transactional store, for {@code /api/status}. Of reports: received = accepted + duplicate + superseded +
 * dead-lettered. Of claims: accepted = placed + waiting + held.
 */
public enum Counter {
    REPORTS_RECEIVED,
    REPORTS_ACCEPTED,
    /** The same content under the same revision again. */
    REPORTS_DUPLICATE,
    /** A revision that a higher one had overtaken already, or a content that does not count, and that changed nothing. */
    REPORTS_SUPERSEDED,
    REPORTS_DEAD_LETTERED,
    CLAIMS_PLACED,
    CLAIMS_WAITING,
    CLAIMS_HELD,
    /**
     * Reports, and names whose reports are still to be looked up, that an edit of a register or a decision about a source left to be read again; one more until
     * what was is committed. */
    REREADS_WAITING
}
