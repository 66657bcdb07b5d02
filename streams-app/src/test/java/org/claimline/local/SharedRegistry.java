package org.claimline.local;

import org.claimline.local.registry.RegistryFacade;

/**
 * One registry on the {@link SharedBroker} for all integration tests of this JVM. Tests keep apart by subject names of
 * their own, or share those of the product, whose schemas are the same for all.
 */
public final class SharedRegistry {

    private SharedRegistry() {}

    /** The address for {@code schema.registry.url}. */
    public static String url() {
        return Holder.REGISTRY.uri().toString();
    }

    /** Lives as long as the JVM: its threads are daemons, and what it keeps is the broker's. */
    private static final class Holder {
        private static final RegistryFacade REGISTRY = RegistryFacade.start(SharedBroker.bootstrapServers(), 0);
    }
}
