package org.claimline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program of a {@link BrokerProcess}: a broker in a JVM of its own.
 *
 * <p>It prints one line on standard output, {@value #READY} with its address or {@value #FAILED} with the reason, and
 * lives as long as its standard input is open. The operating system closes that when the parent ends in whatever way,
 * {@code kill -9} included, so that no broker is left behind.
 */
final class BrokerChild {

    static final String READY = "READY ";
    static final String FAILED = "FAILED ";

    private static final long STOP_SECONDS = 20;

    private BrokerChild() {}

    static List<String> arguments(Path directory, int port, Map<String, String> overrides) {
        return Stream.concat(
                        Stream.of(directory.toString(), String.valueOf(port)),
                        overrides.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue()))
                .toList();
    }

    public static void main(String[] args) {
        Thread watch = new Thread(BrokerChild::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            EmbeddedBroker broker =
                    EmbeddedBroker.inProcess(Path.of(args[0]), Integer.parseInt(args[1]), settings(args));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
            System.out.println(READY + broker.bootstrapServers());
        } catch (LocalStartException e) {
            System.out.println(FAILED + e.getMessage());
            System.exit(1);
        }
    }

    private static Map<String, String> settings(String[] args) {
        return Arrays.stream(args)
                .skip(2)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever written; only the end matters
            }
        } catch (IOException e) {
            // as good as the end: the parent cannot be heard any more
        }
        Thread lastResort = new Thread(
                () -> {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(STOP_SECONDS));
                    Runtime.getRuntime().halt(1);
                },
                "stop-at-last");
        lastResort.setDaemon(true);
        lastResort.start();
        System.exit(0);
    }
}
