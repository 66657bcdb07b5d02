package org.claimline.query;

/** Says where the service stands; may take a moment, for it asks the broker. */
@FunctionalInterface
public interface StatusSource {
    /**
     * Where it stands now.
     *
     * @throws BrokerAwayException if the broker does not answer
     */
    ServiceStatus status();
}
