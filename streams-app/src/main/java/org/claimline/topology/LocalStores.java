package org.claimline.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The stores that an application keeps on disk. They belong to the topics that were there when they were filled: once these are created anew,
 * by a reset or on another cluster, what lies on disk is of another history, and Kafka Streams would not notice. So each start compares the id
 * that Kafka gave to an output topic with the one noted beside the stores.
 */
public final class LocalStores {
    private static final Duration KNOWN_TO_ALL = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private LocalStores() {}

    /**
     * Throws the stores of an application that does not run yet away where they belong to other topics; Kafka Streams restores them from their
     * changelogs.
     *
     * @param stateDir where the stores of all applications lie
     * @param id       of the application
     * @param output   a topic that it writes, created anew whenever it is reset
     * @return whether there was something to throw away
     */
    public static boolean forgetForeign(Admin admin, Path stateDir, String id, String output, StreamsApp app) {
        Path note = stateDir.resolve(id + ".topics");
        try {
            String topics = topicId(admin, output);
            boolean known = Files.exists(note) && Files.readString(note).strip().equals(topics);
            boolean foreign = !known && Files.exists(stateDir.resolve(id));
            if (foreign) {
                app.streams().cleanUp();
            }
            if (!known) {
                Files.createDirectories(stateDir);
                Files.writeString(note, topics + System.lineSeparator());
            }
            return foreign;
        } catch (IOException e) {
            throw new UncheckedIOException("the state directory " + stateDir + " cannot be written", e);
        }
    }

    /** A topic that was created a moment ago is not known to every broker yet. */
    private static String topicId(Admin admin, String topic) {
        long end = System.nanoTime() + KNOWN_TO_ALL.toNanos();
        while (true) {
            try {
                return BrokerAnswers.await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                        .map(description -> description.topicId().toString())
                        .collect(Collectors.joining());
            } catch (UnknownTopicOrPartitionException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
