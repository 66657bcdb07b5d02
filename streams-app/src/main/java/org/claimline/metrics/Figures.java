package org.claimline.metrics;

/** Figures that need a look at more than a field. */
interface Figures {
    /** Of what they are, as the label of a failure has it. */
    String of();

    /** Looks, and puts what it finds in place of what was there; where looking fails, what was there is gone or says so. */
    void take();
}
