package org.claimline.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.acceptance.Api;
import org.claimline.acceptance.Program;
import org.claimline.cli.Main;
import org.jspecify.annotations.Nullable;

/** One instance of the service in a process of its own, always under the same name and port and with the same stores, however often it is started. */
final class Instance implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Front front;
    private final String brokers;
    private final String name;
    private final Path directory;
    private final int port = Ports.free();
    private @Nullable Program program;

    /** @param brokers by which it reaches them: directly, or through the proxies */
    Instance(Front front, String brokers, String name, Path directory) {
        this.front = front;
        this.brokers = brokers;
        this.name = name;
        this.directory = directory;
    }

    String name() {
        return name;
    }

    URI page() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Begins to start the program as it is compiled here. */
    void start() {
        start(System.getProperty("java.class.path"));
    }

    /** Begins to start the program that is found on {@code classPath}. */
    void start(String classPath) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", brokers);
        environment.put("KAFKA_NUM_STANDBY_REPLICAS", "1");
        Optional.ofNullable(System.getProperty("faults.commit"))
                .ifPresent(millis -> environment.put("KAFKA_COMMIT_INTERVAL_MS", millis));
        environment.put("SCHEMA_REGISTRY_URL", front.registry());
        environment.put("CLAIMLINE_TOPIC_PREFIX", front.topics().prefix());
        environment.put("CLAIMLINE_PARTITIONS", String.valueOf(Front.PARTITIONS));
        environment.put("CLAIMLINE_STATE_DIR", directory.resolve(name).toString());
        environment.put("CLAIMLINE_INSTANCE", name);
        environment.put("CLAIMLINE_HTTP_PORT", String.valueOf(port));
        environment.put("CLAIMLINE_READS_PER_MINUTE", "10000000");
        List<String> options = new ArrayList<>(Program.SMALL);
        options.add("-Dclaimline.library.log.level=" + System.getProperty("faults.log", "ERROR"));
        program = Program.run(
                directory.resolve(name + "-logs"), options, classPath, Main.class.getName(), environment, "serve");
    }

    void awaitReady() {
        running().ready(START);
    }

    boolean isRunning() {
        return program != null && program.isRunning();
    }

    long pid() {
        return running().pid();
    }

    /** What it said so far since its last start, and what it says of itself now. */
    String account() {
        Program now = program;
        if (now == null) {
            return name + " does not run";
        }
        return name + " on " + page() + (now.isRunning() ? "" : ", which has ended") + "\n" + health() + "\n"
                + now.errors() + now.output();
    }

    private String health() {
        try {
            return new Api(page()).get("/health").body();
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }

    /** {@code kill -9}. */
    void kill() {
        running().kill();
        program = null;
    }

    /** Asks it to stop, and waits until it has. */
    void stop() {
        running().terminate();
        running().exitCode(START);
        program = null;
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
            program = null;
        }
    }

    private Program running() {
        if (program == null) {
            throw new IllegalStateException("instance " + name + " does not run");
        }
        return program;
    }
}
