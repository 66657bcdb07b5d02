package org.claimline.query;

/** The topics that the read model reads along. Their order is that of the numbers in a {@link Mark}: new ones come last. */
public enum Feed {
    TOWN_STATES,
    DISPUTES,
    ALERTS,
    ACKNOWLEDGEMENTS
}
