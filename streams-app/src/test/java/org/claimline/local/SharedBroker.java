package org.claimline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One broker for all integration tests of this JVM, started by the first that asks and stopped with the JVM. Tests keep
 * apart by topic names of their own (a prefix from {@link #uniqueName}).
 */
public final class SharedBroker {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private SharedBroker() {}

    public static String bootstrapServers() {
        return Holder.BROKER.bootstrapServers();
    }

    /** A name that no other test of this JVM has, for topics, groups and application ids. */
    public static String uniqueName(String start) {
        return start + "-" + NAMES.incrementAndGet();
    }

    private static final class Holder {
        private static final EmbeddedBroker BROKER = start();

        private static EmbeddedBroker start() {
            try {
                Path directory = Files.createTempDirectory("claimline-test-broker");
                EmbeddedBroker broker = EmbeddedBroker.inProcess(directory, Map.of());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    broker.close();
                    delete(directory);
                }));
                return broker;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path directory) {
            try {
                Directories.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
