package org.claimline.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A single-node Kafka broker inside this JVM, listening on loopback only.
 *
 * <p>What it holds lies in its directory and is there again after a stop or a {@code kill -9}, on whatever port it is
 * started next. It refuses a directory that another broker holds, and a port that is taken.
 */
public final class EmbeddedBroker implements LocalBroker {

    private final DataDirectory directory;
    private final BrokerSockets sockets;
    private final KafkaNode node;

    private EmbeddedBroker(DataDirectory directory, BrokerSockets sockets, Map<String, String> settings) {
        this.directory = directory;
        this.sockets = sockets;
        this.node = KafkaNode.of(settings, sockets, "[local broker] ");
    }

    /** Starts a broker on a free port. */
    public static EmbeddedBroker inProcess(Path directory, Map<String, String> overrides) {
        return inProcess(directory, 0, overrides);
    }

    /**
     * Starts a broker and returns once it serves.
     *
     * @param directory where it keeps its topics; made if it is not there
     * @param port the port for clients, or 0 for a free one
     * @param overrides Kafka broker settings on top of those for a demo ({@code log.retention.check.interval.ms}, say)
     */
    public static EmbeddedBroker inProcess(Path directory, int port, Map<String, String> overrides) {
        DataDirectory data = DataDirectory.open(directory);
        try {
            return start(data, port, overrides);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static EmbeddedBroker start(DataDirectory data, int port, Map<String, String> overrides) {
        BrokerSockets sockets = BrokerSockets.bind(port);
        try {
            Map<String, String> settings = BrokerSettings.of(data.topics(), sockets, overrides);
            format(data.topics());
            EmbeddedBroker broker = new EmbeddedBroker(data, sockets, settings);
            broker.node.startup();
            return broker;
        } catch (LocalStartException e) {
            sockets.close();
            throw e;
        } catch (Exception e) { // Kafka is Scala: its checked exceptions are not declared
            sockets.close();
            throw new LocalStartException("the broker in " + data.topics() + " did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public String bootstrapServers() {
        return sockets.clientAddress();
    }

    @Override
    public void close() {
        try {
            node.close();
        } finally {
            sockets.close();
            directory.close();
        }
    }

    /** Gives a new directory its cluster id, in one step: a kill on the way leaves nothing half formatted. */
    private static void format(Path topics) {
        if (Files.exists(topics)) {
            return;
        }
        Path draft = topics.resolveSibling("kafka.new");
        try {
            Directories.delete(draft);
            KafkaNode.formatter(draft).run();
            Files.move(draft, topics, StandardCopyOption.ATOMIC_MOVE);
        } catch (Exception e) {
            throw new LocalStartException("data directory " + topics + " cannot be formatted: " + e.getMessage(), e);
        }
    }
}
