package org.claimline.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimline.cli.Main;

/** The program in a JVM of its own, as a user runs it. Closing ends it, and every process that it started, by their ids. */
public final class Program implements AutoCloseable {
    /** Classes that were compiled a moment ago are not verified again in each process, which is a sixth of what starting one takes. */
    public static final List<String> SMALL = List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    private static final Duration START = Patience.LONG;
    private static final Pattern READY =
            Pattern.compile("Claimline is ready: page (\\S+)  broker (\\S+)  registry (\\S+)\\R");

    private final Process process;
    private final Path output;
    private final Path errors;
    private final Set<ProcessHandle> started = new LinkedHashSet<>();

    private Program(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** What the ready line says. */
    public record Addresses(URI page, String brokers, String registry) {}

    /** Runs {@code claimline ARGUMENTS}; its output goes to files in {@code logs}. */
    static Program run(Path logs, Map<String, String> environment, String... arguments) {
        return run(logs, SMALL, environment, arguments);
    }

    /** The same in a JVM with {@code options}. */
    public static Program run(Path logs, List<String> options, Map<String, String> environment, String... arguments) {
        return run(logs, options, System.getProperty("java.class.path"), Main.class.getName(), environment, arguments);
    }

    /** Runs {@code main}, found on {@code classPath}, instead of the program as it is compiled here. */
    public static Program run(
            Path logs,
            List<String> options,
            String classPath,
            String main,
            Map<String, String> environment,
            String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(Files.createDirectories(logs), arguments[0], ".out");
            Path errors = Path.of(output.toString().replace(".out", ".err"));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            return new Program(builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the ready line. */
    Addresses ready() {
        return ready(START);
    }

    /** The same for as long as {@code patience} allows. */
    public Addresses ready(Duration patience) {
        await("ready line").atMost(patience).until(() -> addresses().isPresent() || !process.isAlive());
        Addresses addresses = addresses()
                .orElseThrow(() -> new AssertionError("ended with " + process.exitValue() + ": " + errors()));
        noteChildren();
        return addresses;
    }

    Optional<Addresses> addresses() {
        Matcher line = READY.matcher(text(output));
        return line.find()
                ? Optional.of(new Addresses(URI.create(line.group(1)), line.group(2), line.group(3)))
                : Optional.empty();
    }

    /** Ends it as a power cut would: {@code kill -9}. What it started is left to see to itself. */
    public void kill() {
        noteChildren();
        process.destroyForcibly();
        await("end of the killed program").until(() -> !process.isAlive());
    }

    /** Asks it to stop, as {@code kill} and a container's stop do. */
    public void terminate() {
        noteChildren();
        process.destroy();
    }

    /** Waits for it to end by itself, and tells its exit code. */
    public int exitCode(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + patience + ": " + text(output) + errors());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How long its JVM has computed so far, on all its threads; without the processes that it started. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Whether it has not ended yet. */
    public boolean isRunning() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** What it printed so far. */
    public String output() {
        return text(output);
    }

    /** Processes that it started and that still run. */
    List<ProcessHandle> children() {
        noteChildren();
        return started.stream().filter(ProcessHandle::isAlive).toList();
    }

    public String errors() {
        return text(errors);
    }

    @Override
    public void close() {
        noteChildren();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        await("end of the program and what it started")
                .until(() -> !process.isAlive() && started.stream().noneMatch(ProcessHandle::isAlive));
    }

    private void noteChildren() {
        process.descendants().forEach(started::add);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
