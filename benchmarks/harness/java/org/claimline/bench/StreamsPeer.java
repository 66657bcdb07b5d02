package org.claimline.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A system that consists of Kafka Streams applications in one process. */
public final class StreamsPeer implements Peer {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    /** Kafka Streams' own names of what RocksDB holds. */
    private static final List<String> MEMORY = List.of(
            "block-cache-capacity",
            "block-cache-usage",
            "block-cache-pinned-usage",
            "cur-size-all-mem-tables",
            "size-all-mem-tables",
            "estimate-table-readers-mem");

    /** Of what all stores share each of them tells the whole. */
    private static final List<String> SHARED =
            List.of("block-cache-capacity", "block-cache-usage", "block-cache-pinned-usage");

    /** Names of what {@link #tasks} tells. */
    public static final String RUNNING = "running";

    /** Tasks that it does the work of. */
    public static final String ACTIVE = "active";

    /** Stores that it has, each partition by itself, of those tasks and of standbys. */
    public static final String STORES = "stores";

    /** Those of them that have less than their changelogs. */
    public static final String BEHIND = "behind";

    /** A changelog ends with the mark of a commit, which no store ever reads. */
    private static final long MARKER = 1;

    private static final Logger LOG = LoggerFactory.getLogger(StreamsPeer.class);
    private static final int MOST_REPLACED = 10;

    private final List<KafkaStreams> applications;
    private final AtomicInteger replaced = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    public StreamsPeer(KafkaStreams... applications) {
        this.applications = List.of(applications);
        this.applications.forEach(application -> application.setUncaughtExceptionHandler(this::failed));
    }

    /** As the service does: a thread that failed, for a transaction that timed out, say, is replaced; what fails again and again is over. */
    private StreamThreadExceptionResponse failed(Throwable failure) {
        if (replaced.incrementAndGet() <= MOST_REPLACED) {
            LOG.warn(
                    "a stream thread failed and is replaced: the figures of this run count the time that takes",
                    failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        failures.add(String.valueOf(failure));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    @Override
    public void start() {
        applications.forEach(KafkaStreams::start);
    }

    @Override
    public boolean isRunning() {
        return applications.stream().allMatch(application -> application.state() == KafkaStreams.State.RUNNING);
    }

    @Override
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public List<Figure> memory() {
        Map<String, Double> sums = new TreeMap<>();
        for (KafkaStreams application : applications) {
            for (Metric metric : application.metrics().values()) {
                String name = metric.metricName().name();
                if (MEMORY.contains(name) && metric.metricValue() instanceof Number number) {
                    sums.merge(name, number.doubleValue(), SHARED.contains(name) ? Math::max : Double::sum);
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        sums.forEach((name, value) -> figures.add(new Figure(name, value)));
        return figures;
    }

    @Override
    public List<Figure> tasks() {
        int active = applications.stream()
                .flatMap(application -> application.metadataForLocalThreads().stream())
                .mapToInt(thread -> thread.activeTasks().size())
                .sum();
        List<LagInfo> stores = applications.stream()
                .flatMap(application -> application.allLocalStorePartitionLags().values().stream())
                .flatMap(store -> store.values().stream())
                .toList();
        long behind =
                stores.stream().filter(store -> store.offsetLag() > MARKER).count();
        return List.of(
                new Figure(RUNNING, isRunning() ? 1 : 0),
                new Figure(ACTIVE, active),
                new Figure(STORES, stores.size()),
                new Figure(BEHIND, behind));
    }

    @Override
    public void close() {
        List<Thread> closing = applications.stream()
                .map(application -> new Thread(() -> application.close(CloseOptions.timeout(LONGEST_CLOSE)
                        .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP))))
                .toList();
        closing.forEach(Thread::start);
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
