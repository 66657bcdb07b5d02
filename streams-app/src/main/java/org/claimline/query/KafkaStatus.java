package org.claimline.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.claimline.avro.DisputeState;
import org.claimline.topology.Topics;

/**
 * Where the service stands, asked of the broker and of the instances' stores. Inputs are looked at in the order in which they feed each
 * other, and the end of each only after what feeds it was read: so nothing on its way between two is overlooked.
 */
public final class KafkaStatus implements StatusSource, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Topics topics;
    private final Readers readers;
    private final Backlog backlog;
    private final Tail tail;
    private final ReadModel model;
    private final CountSource counts;
    private final Peers asking;
    private final Supplier<Map<String, String>> applications;
    private final ServiceStatus.Connection connection;

    /**
     * Who reads what.
     *
     * @param reconcile application id of the one that reads reports and claims
     * @param disputes  application id of the one that reads changes
     * @param delivery  application id of the one that reads alerts
     */
    public record Readers(String reconcile, String disputes, String delivery) {}

    /**
     * @param probe        makes a consumer of committed records in no group
     * @param applications the state of each application
     * @param connection   what this instance is connected to, without credentials
     */
    public KafkaStatus(
            Topics topics,
            Readers readers,
            Admin admin,
            Supplier<Consumer<byte[], byte[]>> probe,
            Tail tail,
            ReadModel model,
            CountSource counts,
            Peers asking,
            Supplier<Map<String, String>> applications,
            ServiceStatus.Connection connection) {
        this.topics = topics;
        this.readers = readers;
        this.backlog = new Backlog(admin, probe.get(), PATIENCE);
        this.tail = tail;
        this.model = model;
        this.counts = counts;
        this.asking = asking;
        this.applications = applications;
        this.connection = connection;
    }

    @Override
    public ServiceStatus status() {
        List<ServiceStatus.Input> inputs = new ArrayList<>();
        inputs.add(group(readers.reconcile(), topics.decisions()));
        inputs.add(group(readers.reconcile(), topics.reports()));
        inputs.add(group(readers.reconcile(), topics.claims()));
        inputs.add(group(readers.disputes(), topics.townChanges()));
        for (String topic : List.of(topics.townStates(), topics.disputes(), topics.alerts())) {
            inputs.add(tail(topic));
        }
        inputs.add(group(readers.delivery(), topics.alerts()));
        Counts all = Gathering.of(counts.division(), counts::of, asking::counts).stream()
                .reduce(Counts.NONE, Counts::plus);
        return new ServiceStatus(
                inputs.stream().allMatch(ServiceStatus.Input::caughtUp),
                all.reports(),
                all.claims(),
                model.towns().size(),
                (int) model.disputes().stream()
                        .filter(d -> d.getState() == DisputeState.OPEN)
                        .count(),
                inputs,
                applications.get(),
                connection);
    }

    @Override
    public void close() {
        backlog.close();
    }

    private ServiceStatus.Input group(String application, String topic) {
        return new ServiceStatus.Input(application, topic, backlog.hasRead(application, backlog.ends(topic)));
    }

    /** Its position passes markers by itself, once it has seen that nothing follows. */
    private ServiceStatus.Input tail(String topic) {
        Map<TopicPartition, Long> ends = backlog.ends(topic);
        return new ServiceStatus.Input("read model", topic, tail.hasRead(ends));
    }
}
