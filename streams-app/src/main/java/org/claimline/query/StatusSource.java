package org.claimline.query;

/** Says where the service stands; may take a moment, for it asks the broker. */
@FunctionalInterface
public interface StatusSource {
    ServiceStatus status();
}
