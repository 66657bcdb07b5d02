package org.claimline.source.report;

/** Whether a claim may go on to its town. */
public enum Release {
    NOW,
    /** It waits until a decision or a revision releases it. */
    HELD
}
