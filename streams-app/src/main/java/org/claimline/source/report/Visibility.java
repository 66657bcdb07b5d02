package org.claimline.source.report;

/** Who may see a claim's claimant, quote, note, url and exact coordinates. */
public enum Visibility {
    PUBLIC,
    /** The desk only: they appear in no state, dispute, alert, stream, export or log. */
    DESK
}
