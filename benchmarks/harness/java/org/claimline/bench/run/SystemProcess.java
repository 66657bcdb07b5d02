package org.claimline.bench.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.claimline.bench.PeerSettings;

/** A system under test in a JVM of its own. */
public final class SystemProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(70);
    private static final String ENDED = "ENDED";

    private final Process process;
    private final Path log;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private volatile boolean closing;

    private SystemProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Thread reader = new Thread(this::read, "system-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it, and returns before it runs.
     *
     * @param jvm options of its JVM
     * @param log where its errors go
     */
    public static SystemProcess start(SystemUnderTest system, PeerSettings settings, List<String> jvm, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SystemMain.class.getName()));
        command.addAll(List.of(SystemMain.arguments(system, settings)));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new SystemProcess(
                    new ProcessBuilder(command)
                            .redirectError(Redirect.appendTo(log.toFile()))
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException("system " + system.number() + " cannot be started", e);
        }
    }

    /** Waits until it runs. What its JVM says before, of a recording that it was told to make, say, is passed over. */
    public void awaitRunning() {
        while (!next(START).equals(SystemMain.READY)) {}
    }

    /** What its stores hold outside the heap, by name, in bytes. */
    public Map<String, Double> memory() {
        return ask(SystemMain.MEMORY);
    }

    /** Its tasks, by the names of {@link org.claimline.bench.StreamsPeer}. */
    Map<String, Double> tasks() {
        return ask(SystemMain.TASKS);
    }

    private Map<String, Double> ask(String what) {
        try {
            BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(what + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String line = next(ANSWER); !line.isEmpty(); line = next(ANSWER)) {
            String[] parts = line.split("=", 2);
            figures.put(parts[0], Double.parseDouble(parts[1]));
        }
        return figures;
    }

    /** Refuses to go on where it has ended by itself. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new TrialFailedException("the system ended: " + lines + "; see " + log);
        }
    }

    public ProcessMeter meter() {
        return new ProcessMeter(process.toHandle());
    }

    /** Asks it to stop, waits for its end, and kills it if that takes too long. */
    @Override
    public void close() {
        closing = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it has ended by itself, and cannot be told to
        }
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        closing = true;
        process.destroyForcibly();
    }

    private String next(Duration patience) {
        try {
            String line = lines.poll(patience.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new TrialFailedException(
                        "the system said nothing for " + patience.toSeconds() + " s; see " + log);
            }
            if (line.startsWith(SystemMain.FAILED) || line.equals(ENDED)) {
                throw new TrialFailedException("the system failed: " + line + "; see " + log);
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            if (!closing) {
                lines.add(SystemMain.FAILED + e.getMessage());
            }
        }
        lines.add(ENDED);
    }
}
