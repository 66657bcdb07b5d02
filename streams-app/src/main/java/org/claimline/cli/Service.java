package org.claimline.cli;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.claimline.alert.AlertReaders;
import org.claimline.alert.Deliveries;
import org.claimline.alert.DeliveryDesk;
import org.claimline.alert.Receivers;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.RegisterRecord;
import org.claimline.ingest.ReportIntake;
import org.claimline.ingest.TopicWriter;
import org.claimline.metrics.Metrics;
import org.claimline.metrics.ReportTimes;
import org.claimline.metrics.Sampling;
import org.claimline.query.ClaimQueries;
import org.claimline.query.ClaimsHere;
import org.claimline.query.DeskModel;
import org.claimline.query.Division;
import org.claimline.query.FeedQueries;
import org.claimline.query.HeldHere;
import org.claimline.query.Incarnation;
import org.claimline.query.KafkaStatus;
import org.claimline.query.ReadModel;
import org.claimline.query.Registers;
import org.claimline.query.ServiceStatus;
import org.claimline.query.StreamsAccounts;
import org.claimline.query.StreamsCounts;
import org.claimline.query.StreamsDivision;
import org.claimline.query.Tail;
import org.claimline.query.TopicReaders;
import org.claimline.query.TownQueries;
import org.claimline.topology.CommittedReads;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryProbe;
import org.claimline.topology.RegistryWatch;
import org.claimline.topology.ReportValidator;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.topology.fold.FoldsHere;
import org.claimline.web.Condition;
import org.claimline.web.HttpPeers;
import org.claimline.web.HttpService;
import org.claimline.web.Json;
import org.claimline.web.Sinks;

/**
 * One instance of the service on topics and schemas that are there: its applications, the read model, what takes reports in, and the HTTP
 * server before it all. Closes in the opposite order, the server first, so that nobody is answered from something half closed.
 */
final class Service implements AutoCloseable {
    private static final Duration READY_CHECK = Duration.ofMillis(50);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Tail tail;
    private final ReportIntake intake;
    private final HttpService http;
    private final Runnable telling;
    private final KafkaStatus status;
    private final StreamsAccounts accounts;
    private final ReadModel model;
    private final Condition condition;
    private final Registers registers;
    private final DeskModel desk;

    private Service(ServiceConfig config, ContractSerdes serdes, Clock clock, Optional<Role> given) {
        try {
            Topics topics = config.topics();
            String listens = config.server(config.web().port());
            Role role = given.orElseGet(() -> Role.live(open(new KeptReplays(config, serdes, clock, listens))));
            String server = role.server().orElse(listens);
            TopicWriter<SourceReport> reports = open(TopicWriter.reports(topics, serdes, config.kafka(), clock));
            Sinks sinks = new Sinks(
                    open(TopicWriter.sources(topics, serdes, config.kafka(), clock)),
                    open(TopicWriter.places(topics, serdes, config.kafka(), clock)),
                    open(TopicWriter.parties(topics, serdes, config.kafka(), clock)),
                    open(TopicWriter.decisions(topics, serdes, config.kafka(), clock)),
                    open(TopicWriter.acknowledgements(topics, serdes, config.kafka(), clock)));
            Admin admin = open(Admin.create(new HashMap<>(config.kafka())));
            model = new ReadModel(Incarnation.of(admin, topics), clock);
            registers = new Registers();
            desk = new DeskModel();
            Receivers receivers = new Receivers();
            Deliveries deliveries = new Deliveries();
            Metrics metrics = open(new Metrics(config.stateDir()));
            Map<String, Tail.Reader> readers = TopicReaders.of(topics, serdes, model, registers, desk);
            if (!role.isLive()) {
                // of a replay that an earlier version made the topic is not there
                readers.remove(topics.acknowledgements());
            }
            readers.putAll(AlertReaders.of(topics, serdes, receivers, deliveries));
            ReportTimes times = new ReportTimes(metrics.registry(), topics, clock);
            tail = open(new Tail(
                    "read-model", () -> metrics.watch("read-model", consumer(config.kafka())), times.of(readers)));
            times.countOnce(tail::isCurrent);
            Json json = new Json(config.web().zone());
            Delivery delivery = open(Delivery.of(config, serdes, clock, receivers, registers, json));
            FoldsHere folds = new FoldsHere();
            Applications applications = open(Applications.of(
                    config, serdes, server, role.tells() ? Optional.of(delivery.means()) : Optional.empty(), folds));
            KafkaStreams reconcile = applications.reconcile().streams();
            Function<String, Division> division = topic ->
                    new StreamsDivision(reconcile, HostInfo.buildFromEndpoint(server), topic, config.partitions());
            accounts = new StreamsAccounts(reconcile, folds, division.apply(topics.claims()), config.partitions());
            StreamsCounts counts = new StreamsCounts(reconcile, division.apply(topics.reports()));
            HttpPeers peers = new HttpPeers(
                    json,
                    model.incarnation(),
                    role.view(),
                    config.web().protection().peers());
            HeldHere held = new HeldHere(accounts, counts);
            status = open(new KafkaStatus(
                    topics,
                    new KafkaStatus.Readers(
                            Applications.reconcileId(topics),
                            Applications.disputesId(topics),
                            role.tells() ? Optional.of(Applications.deliveryId(topics)) : Optional.empty()),
                    admin,
                    () -> probe(config.kafka()),
                    tail,
                    model,
                    registers,
                    counts,
                    accounts,
                    peers,
                    applications::states,
                    new ServiceStatus.Connection(
                            Secrets.masked("", config.bootstrapServers()),
                            Secrets.masked("", config.registryUrl()),
                            topics.prefix())));
            intake = new ReportIntake(
                    report -> ReportValidator.DEFAULT.faults(report, clock.instant(), registers.claimReader()),
                    reports,
                    clock);
            condition = applications.condition(tail, open(RegistryWatch.start(RegistryProbe.of(serdes.registry()))));
            applications.all().forEach(metrics::watch);
            tail.start();
            applications.start(admin, config);
            telling = () -> {
                if (role.tells()) {
                    delivery.enterConfigured();
                    applications.startDelivery(admin, config);
                }
            };
            http = open(HttpService.start(
                    config.web(),
                    new HttpService.Parts(
                            new TownQueries(model, registers, accounts, held, peers),
                            new FeedQueries(model, accounts, held, peers),
                            new ClaimQueries(registers, accounts, new ClaimsHere(accounts, registers, desk), peers),
                            held,
                            model,
                            registers,
                            desk,
                            intake,
                            sinks,
                            new RegisterRecord(topics, serdes, config.kafka())::edits,
                            receivers,
                            delivery.register(),
                            new DeliveryDesk(
                                    deliveries,
                                    delivery.orders(),
                                    () -> UUID.randomUUID().toString(),
                                    clock),
                            status,
                            condition,
                            TopicLayout.of(topics, config.partitions()),
                            clock,
                            json,
                            role.replays(),
                            metrics)));
            sample(
                    role,
                    metrics,
                    new Sampling.Seen(
                            config.partitions(),
                            counts,
                            accounts,
                            model,
                            registers,
                            deliveries,
                            status,
                            condition::waitingFor));
        } catch (RuntimeException e) {
            Closing.all(opened);
            throw e;
        }
    }

    /** What a replay shows does not change by itself, and nobody watches over it. */
    private void sample(Role role, Metrics metrics, Sampling.Seen seen) {
        if (role.tells()) {
            open(Sampling.begin(metrics.registry(), seen));
        }
    }

    /** The live one. */
    static Service start(ServiceConfig config, ContractSerdes serdes, Clock clock) {
        return new Service(config, serdes, clock, Optional.empty());
    }

    /** One that shows a replay. */
    static Service start(ServiceConfig config, ContractSerdes serdes, Clock clock, Role role) {
        return new Service(config, serdes, clock, Optional.of(role));
    }

    /** Where the page and the API are. */
    URI uri() {
        return http.uri();
    }

    /** Waits until all that was known when it started has been read; says no where it was closed before. */
    boolean awaitRead() {
        return tail.awaitCurrent();
    }

    /**
     * Begins to tell receivers, those of the file of receivers among them; to be called once all has been read.
     *
     * @throws ConfigException if the file holds what cannot be used
     */
    void tellReceivers() {
        telling.run();
    }

    /** Waits until it answers everything; says no where that takes longer than {@code patience}, or it was closed before. */
    boolean awaitReady(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!condition.waitingFor().isEmpty()) {
                if (System.nanoTime() > end || !condition.fatal().isEmpty()) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(READY_CHECK.toMillis());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What keeps it from going on for good; none as a rule. */
    List<String> fatal() {
        return condition.fatal();
    }

    /** Where it stands. */
    ServiceStatus status() {
        return status.status();
    }

    /** The claims of the towns that lie here. */
    StreamsAccounts accounts() {
        return accounts;
    }

    /** The towns, disputes and alerts that it read. */
    ReadModel model() {
        return model;
    }

    /** The registers as they were read. */
    Registers registers() {
        return registers;
    }

    /** What the desk decided, and what waits for it. */
    DeskModel desk() {
        return desk;
    }

    /** Takes reports in as the API does. */
    ReportIntake intake() {
        return intake;
    }

    @Override
    public void close() {
        Closing.all(opened);
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.add(part);
        return part;
    }

    /** Reads along. */
    private static Consumer<byte[], byte[]> consumer(Map<String, ?> client) {
        return fromTheBeginning(CommittedReads.settings(client));
    }

    /** Looks at a topic for a moment and then at another. */
    private static Consumer<byte[], byte[]> probe(Map<String, ?> client) {
        return fromTheBeginning(CommittedReads.ofWhatIsThere(client));
    }

    private static Consumer<byte[], byte[]> fromTheBeginning(Map<String, Object> settings) {
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
