package org.claimline.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.claimline.bench.Guarantee;
import org.claimline.bench.Peer;
import org.claimline.bench.PeerSettings;
import org.claimline.topology.Topics;

/**
 * The program of a system under test, in a JVM of its own. It prints one line once it runs, answers {@value #MEMORY} and {@value #TASKS} with figures, and ends when its standard input does, whatever ended that.
 */
public final class SystemMain {
    static final String READY = "READY";
    static final String FAILED = "FAILED ";
    static final String MEMORY = "memory";
    static final String TASKS = "tasks";
    private static final long STOP_SECONDS = 60;

    private SystemMain() {}

    /** The arguments with which {@link #main} makes the same settings. */
    static String[] arguments(SystemUnderTest system, PeerSettings settings) {
        return new String[] {
            system.number(),
            settings.bootstrapServers(),
            settings.registryUrl(),
            settings.topics().prefix(),
            settings.stateDir().toString(),
            settings.guarantee().word(),
            Integer.toString(settings.threads()),
            Integer.toString(settings.partitions()),
            Integer.toString(settings.standbys())
        };
    }

    public static void main(String[] args) throws IOException {
        PeerSettings settings = new PeerSettings(
                args[1],
                args[2],
                new Topics(args[3]),
                Path.of(args[4]),
                Guarantee.of(args[5]),
                Integer.parseInt(args[6]),
                Integer.parseInt(args[7]),
                Integer.parseInt(args[8]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Peer peer = SystemUnderTest.of(args[0]).peer(settings);
        peer.start();
        Thread watch = new Thread(() -> watch(peer, out), "watch");
        watch.setDaemon(true);
        watch.start();
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            List<Peer.Figure> figures =
                    switch (line) {
                        case MEMORY -> peer.memory();
                        case TASKS -> peer.tasks();
                        default -> List.of();
                    };
            figures.forEach(figure -> out.printf(Locale.ROOT, "%s=%.0f%n", figure.name(), figure.value()));
            out.println();
        }
        stopAtLast();
        peer.close();
        System.exit(0);
    }

    /** Says once that it runs, and ends the process when it has failed for good. */
    private static void watch(Peer peer, PrintStream out) {
        boolean said = false;
        while (true) {
            if (!peer.failures().isEmpty()) {
                out.println(FAILED + String.join("; ", peer.failures()));
                Runtime.getRuntime().halt(1);
            }
            if (!said && peer.isRunning()) {
                out.println(READY);
                said = true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static void stopAtLast() {
        Thread lastResort = new Thread(
                () -> {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(STOP_SECONDS));
                    Runtime.getRuntime().halt(1);
                },
                "stop-at-last");
        lastResort.setDaemon(true);
        lastResort.start();
    }
}
