package org.claimline.local;

/**
 * One registry on the {@link SharedBroker} for all integration tests of this JVM. Tests keep apart by subject names of
 * their own, or share those of the product, whose schemas are the same for all.
 */
public final class SharedRegistry {

    /** Whose registry it is. */
    public enum Make {
        /** Our own, for demo and tests. */
        FACADE,
        /** Apicurio Registry. */
        APICURIO
    }

    private SharedRegistry() {}

    public static Make make() {
        return switch (Stack.shared().kind()) {
            case EMBEDDED -> Make.FACADE;
            case CONTAINERS -> Make.APICURIO;
        };
    }

    /** The address for {@code schema.registry.url}. */
    public static String url() {
        return Stack.shared().registryUrl();
    }
}
