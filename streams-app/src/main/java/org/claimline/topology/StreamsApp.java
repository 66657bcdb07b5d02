package org.claimline.topology;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** One Kafka Streams application: starts it, tells how it is, and closes it. Give it a topology of its own. */
public final class StreamsApp implements AutoCloseable {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    private final String name;
    private final KafkaStreams streams;
    private final ThreadFailures failures;
    private final Restoring restoring = new Restoring();

    public StreamsApp(String name, Topology topology, StreamsSettings settings, RegistryProbe registry) {
        this.name = name;
        streams = new KafkaStreams(topology, settings.paced(), new OwnClients(settings.topics()));
        failures = new ThreadFailures(name, registry, Clock.systemUTC());
        streams.setUncaughtExceptionHandler(failures);
        streams.setGlobalStateRestoreListener(restoring);
    }

    /** How the application is. */
    public enum Health {
        /** It reads, and its stores can be queried. */
        READY,
        /** It starts, or moves work between instances. */
        NOT_READY,
        /** The schema registry cannot be reached; it goes on when that is back. */
        WAITING_FOR_REGISTRY,
        /** It failed at something that would happen again: the process should be restarted. */
        DEAD,
        CLOSED
    }

    public String name() {
        return name;
    }

    public void start() {
        streams.start();
    }

    public Health health() {
        if (failures.isWaiting()) {
            return Health.WAITING_FOR_REGISTRY;
        }
        return switch (streams.state()) {
            case RUNNING -> Health.READY;
            case CREATED, REBALANCING -> Health.NOT_READY;
            case PENDING_ERROR, ERROR -> Health.DEAD;
            case PENDING_SHUTDOWN, NOT_RUNNING -> Health.CLOSED;
        };
    }

    /** For queries of its stores, its metrics, and what is to be heard of its state. */
    public KafkaStreams streams() {
        return streams;
    }

    /** How far its stores are restored. */
    public Restoring restoring() {
        return restoring;
    }

    /**
     * Closes it. Returns whether it had ended within the time.
     *
     * @param leaveGroup its work goes to others, or to its next start, at once; else they wait for the session to end
     */
    public boolean close(boolean leaveGroup) {
        failures.close();
        return streams.close(CloseOptions.timeout(LONGEST_CLOSE)
                .withGroupMembershipOperation(
                        leaveGroup ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.REMAIN_IN_GROUP));
    }

    @Override
    public void close() {
        close(true);
    }
}
