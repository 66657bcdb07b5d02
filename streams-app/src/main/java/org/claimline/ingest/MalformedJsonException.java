package org.claimline.ingest;

import org.claimline.topology.Fault;

/**
 * What was sent is no JSON, or not JSON that anybody would send in good faith: truncated, in another encoding, nested too deep. Its fault
 * says where and what to do; nothing of it was taken.
 */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    MalformedJsonException(String reason, String wayOut) {
        super(reason + "; " + wayOut);
        this.fault = new Fault("", "", reason, wayOut);
    }

    /** What is wrong with the document as a whole. */
    public Fault fault() {
        return fault;
    }
}
