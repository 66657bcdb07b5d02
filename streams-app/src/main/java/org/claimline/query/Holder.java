package org.claimline.query;

import java.net.URI;

/** The instance that holds a partition of what is divided among the instances. */
public sealed interface Holder {
    /** This instance. */
    record Here() implements Holder {}

    /** The instance that answers at {@code service}. */
    record There(URI service) implements Holder {}
}
