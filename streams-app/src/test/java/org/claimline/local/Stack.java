package org.claimline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the integration tests run on: a broker and, from the first time that somebody asks for it, a schema registry. One for each JVM of
 * tests, started by the first that asks and stopped with the JVM.
 *
 * <p>Which one is told by the property {@code it.stack}, never found out by looking whether an engine happens to be there: tests that were
 * meant to run on containers and cannot have failed.
 */
sealed interface Stack permits EmbeddedStack, ContainerStack {
    String PROPERTY = "it.stack";

    /** The stacks that there are. */
    enum Kind {
        /** Broker and registry in this JVM. */
        EMBEDDED,
        /** Kafka and Apicurio Registry as Testcontainers. */
        CONTAINERS;

        /** The stack that goes by {@code name}; refuses any other, naming those that there are. */
        static Kind called(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("-D" + PROPERTY + "=" + name
                            + " is none; the integration tests run on "
                            + Arrays.stream(values())
                                    .map(kind -> "\"" + kind + "\"")
                                    .collect(Collectors.joining(" or on "))));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Kind kind();

    String bootstrapServers();

    String registryUrl();

    static Stack shared() {
        return Shared.STACK;
    }

    /** The one of this JVM. */
    final class Shared {
        private static final Stack STACK = start(Kind.called(System.getProperty(PROPERTY, Kind.EMBEDDED.toString())));

        private Shared() {}

        private static Stack start(Kind kind) {
            Stack stack =
                    switch (kind) {
                        case EMBEDDED -> EmbeddedStack.start();
                        case CONTAINERS -> ContainerStack.start();
                    };
            if (isFirst(System.getProperty("it.run", ""))) {
                System.out.println("The integration tests run on the stack: " + kind);
            }
            return stack;
        }

        /** Several JVMs share the work of a run; the first tells for all. */
        private static boolean isFirst(String run) {
            if (run.isBlank()) {
                return true;
            }
            try {
                Files.createFile(Path.of("target", "it-stack-" + run.replaceAll("\\W", "")));
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
