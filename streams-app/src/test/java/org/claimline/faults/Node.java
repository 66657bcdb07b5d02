package org.claimline.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.claimline.acceptance.Patience;
import org.jspecify.annotations.Nullable;

/** One node of a Kafka: broker and controller in a process of its own, always on the same ports and in the same directory. */
final class Node {
    private static final Duration PATIENCE = Patience.LONG;

    private final int id;
    private final Path directory;
    private @Nullable Process process;

    /** @param directory where {@code server.properties} lies, and its log is written */
    Node(int id, Path directory) {
        this.id = id;
        this.directory = directory;
    }

    int id() {
        return id;
    }

    /** Begins to start; whether it serves is for others to find out. */
    void start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms96m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), NodeMain.class.getName()));
        command.add(directory.resolve("server.properties").toString());
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Redirect.appendTo(directory.resolve("node.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** {@code kill -9}. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd();
        }
    }

    /** Asks it to stop, which hands over what it leads, and waits for that. */
    void stop() {
        if (process != null) {
            process.destroy();
            awaitEnd();
        }
    }

    private void awaitEnd() {
        Process ending = process;
        await("end of node " + id).atMost(PATIENCE).until(() -> ending == null || !ending.isAlive());
    }
}
