package org.claimline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.claimline.local.registry.RegistryFacade;

/** The broker and registry of the demo, in the JVM of the tests: nothing but Java is needed. */
final class EmbeddedStack implements Stack {
    private final EmbeddedBroker broker;

    /** Lives as long as the JVM: its threads are daemons, and what it keeps is the broker's. */
    private Optional<RegistryFacade> registry = Optional.empty();

    private EmbeddedStack(EmbeddedBroker broker) {
        this.broker = broker;
    }

    static EmbeddedStack start() {
        try {
            Path directory = Files.createTempDirectory("claimline-test-broker");
            EmbeddedBroker broker = EmbeddedBroker.inProcess(directory, Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                broker.close();
                delete(directory);
            }));
            return new EmbeddedStack(broker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Kind kind() {
        return Kind.EMBEDDED;
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public synchronized String registryUrl() {
        RegistryFacade facade = registry.orElseGet(() -> RegistryFacade.start(broker.bootstrapServers(), 0));
        registry = Optional.of(facade);
        return facade.uri().toString();
    }

    private static void delete(Path directory) {
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
