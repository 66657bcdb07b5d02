package org.claimline.bench.feed;

import org.claimline.avro.Assertion;

/**
 * What is said of a town.
 *
 * @param by        whose source says it
 * @param assertion what
 * @param party     of whom
 * @param about     how it stands to what is known
 */
record Statement(FeedSource by, Assertion assertion, String party, About about) {
    enum About {
        KNOWN,
        CHANGE,
        OTHERWISE
    }
}
