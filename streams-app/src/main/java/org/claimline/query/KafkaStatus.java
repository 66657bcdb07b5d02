package org.claimline.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.claimline.topology.Topics;
import org.claimline.topology.normalise.NormaliseStage;
import org.claimline.topology.register.RegisterKind;

/**
 * Where the service stands, asked of the broker and of the instances' stores. Inputs are looked at in the order in which they feed each
 * other, and the end of each only after what feeds it was read: so nothing on its way between two is overlooked. Whether a town is still being settled
 * is asked between the claims, which leave that to be done, and the changes, in which what is found is written: a town's mark goes only after
 * that.
 */
public final class KafkaStatus implements StatusSource, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Topics topics;
    private final Readers readers;
    private final Progress progress;
    private final Tail tail;
    private final ReadModel model;
    private final Registers knownRegisters;
    private final CountSource counts;
    private final ClaimAccounts accounts;
    private final Peers asking;
    private final Supplier<Map<String, String>> applications;
    private final ServiceStatus.Connection connection;

    /**
     * Who reads what.
     *
     * @param reconcile application id of the one that reads reports and claims
     * @param disputes  application id of the one that reads changes
     * @param delivery  application id of the one that reads alerts; empty where none does
     */
    public record Readers(String reconcile, String disputes, Optional<String> delivery) {}

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
            Registers registers,
            CountSource counts,
            ClaimAccounts accounts,
            Peers asking,
            Supplier<Map<String, String>> applications,
            ServiceStatus.Connection connection) {
        this(
                topics,
                readers,
                new Backlog(admin, probe.get(), PATIENCE),
                tail,
                model,
                registers,
                counts,
                accounts,
                asking,
                applications,
                connection);
    }

    KafkaStatus(
            Topics topics,
            Readers readers,
            Progress progress,
            Tail tail,
            ReadModel model,
            Registers registers,
            CountSource counts,
            ClaimAccounts accounts,
            Peers asking,
            Supplier<Map<String, String>> applications,
            ServiceStatus.Connection connection) {
        this.topics = topics;
        this.readers = readers;
        this.progress = progress;
        this.tail = tail;
        this.model = model;
        this.knownRegisters = registers;
        this.counts = counts;
        this.accounts = accounts;
        this.asking = asking;
        this.applications = applications;
        this.connection = connection;
    }

    @Override
    public ServiceStatus status() {
        List<ServiceStatus.Input> inputs = new ArrayList<>();
        Map<RegisterKind, Map<TopicPartition, Long>> registers = registerEnds();
        inputs.add(group(readers.reconcile(), topics.decisions()));
        inputs.add(group(readers.reconcile(), NormaliseStage.decisionsBySource(readers.reconcile())));
        inputs.add(group(readers.reconcile(), topics.reports()));
        Counts all = counts();
        registers.forEach((register, ends) -> inputs.add(register(register, ends, all)));
        inputs.add(group(readers.reconcile(), topics.claims()));
        int unsettled = unsettled();
        inputs.add(group(readers.disputes(), topics.townChanges()));
        for (String topic : List.of(topics.townStates(), topics.disputes(), topics.alerts(), topics.decisions())) {
            inputs.add(tail(topic));
        }
        readers.delivery().ifPresent(delivery -> inputs.add(group(delivery, topics.alerts())));
        return new ServiceStatus(
                unsettled == 0 && all.rereads() == 0 && inputs.stream().allMatch(ServiceStatus.Input::caughtUp),
                all.reports(),
                all.claims(),
                model.towns().size(),
                (int) model.disputes().stream().filter(KeptDispute::isOpen).count(),
                unsettled,
                all.rereads(),
                knownRegisters.unreadable(),
                inputs,
                applications.get(),
                connection);
    }

    @Override
    public void close() {
        progress.close();
    }

    private int unsettled() {
        return Gathering.of(accounts.division(), accounts::unsettled, asking::unsettled).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Counts counts() {
        return Gathering.of(counts.division(), counts::of, asking::counts).stream()
                .reduce(Counts.NONE, Counts::plus);
    }

    private Map<RegisterKind, Map<TopicPartition, Long>> registerEnds() {
        Map<RegisterKind, Map<TopicPartition, Long>> ends = new EnumMap<>(RegisterKind.class);
        for (RegisterKind register : RegisterKind.values()) {
            ends.put(register, progress.ends(topics.of(register.contract())));
        }
        return ends;
    }

    private ServiceStatus.Input register(RegisterKind register, Map<TopicPartition, Long> ends, Counts read) {
        return new ServiceStatus.Input(
                readers.reconcile(),
                topics.of(register.contract()),
                progress.hasRead(
                        Map.of(new TopicPartition(topics.of(register.contract()), 0), read.read(register)), ends));
    }

    private ServiceStatus.Input group(String application, String topic) {
        return new ServiceStatus.Input(application, topic, progress.hasRead(application, progress.ends(topic)));
    }

    /** Its position passes markers by itself, once it has seen that nothing follows. */
    private ServiceStatus.Input tail(String topic) {
        Map<TopicPartition, Long> ends = progress.ends(topic);
        return new ServiceStatus.Input("read model", topic, tail.hasRead(ends));
    }
}
