package org.claimline.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link EmbeddedBroker} in a JVM of its own: its memory is not ours, and it ends when we end, whatever ends us.
 *
 * <p>It logs to {@code broker.log} in its directory. A Ctrl-C at the terminal does not reach it: the service that uses
 * it has to stop first, and closes it then.
 */
public final class BrokerProcess implements LocalBroker {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    private static final List<String> PASSED_ON = List.of(
            "-XX:TieredStopAtLevel=",
            "-XX:SharedArchiveFile=",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts the broker and returns once it serves; the arguments are those of {@link EmbeddedBroker#inProcess}. */
    public static BrokerProcess start(Path directory, int port, Map<String, String> overrides) {
        Path log = DataDirectory.logFile(directory);
        Process process;
        try {
            Files.createDirectories(directory);
            process = new ProcessBuilder(command(directory, port, overrides))
                    .redirectError(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new LocalStartException("the broker in " + directory + " cannot be started: " + e.getMessage(), e);
        }
        boolean ready = false;
        try {
            String line = firstLine(process, log);
            if (!line.startsWith(BrokerChild.READY)) {
                throw new LocalStartException(
                        line.startsWith(BrokerChild.FAILED) ? line.substring(BrokerChild.FAILED.length()) : line);
            }
            ready = true;
            return new BrokerProcess(process, line.substring(BrokerChild.READY.length()));
        } finally {
            if (!ready) {
                process.destroyForcibly();
            }
        }
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    public long pid() {
        return process.pid();
    }

    /** Completes with the exit code when the broker has ended, be it by {@link #close} or by itself. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks the broker to stop by closing its standard input, waits for its end, and kills it if that takes too long. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path directory, int port, Map<String, String> overrides) {
        // A terminal sends Ctrl-C to every process of the foreground; the JVM honours signals ignored before it starts.
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "broker"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(passedOn());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerChild.class.getName()));
        command.addAll(BrokerChild.arguments(directory.toAbsolutePath(), port, overrides));
        return command;
    }

    /** How this JVM was told to load and compile classes: what suits a short life of ours suits the broker's too. */
    private static List<String> passedOn() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> PASSED_ON.stream().anyMatch(option::startsWith))
                .toList();
    }

    private static String firstLine(Process process, Path log) {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<@Nullable String> line = CompletableFuture.supplyAsync(() -> {
            try {
                return output.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            String first = line.get(START.toSeconds(), TimeUnit.SECONDS);
            return first != null ? first : "the broker ended before it served; " + log + " says why";
        } catch (TimeoutException e) {
            throw new LocalStartException(
                    "the broker did not serve within " + START.toSeconds() + " s; " + log + " may say why", e);
        } catch (ExecutionException e) {
            throw new LocalStartException("the broker cannot be heard: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("interrupted while the broker was starting", e);
        }
    }
}
