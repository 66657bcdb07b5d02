package org.claimline.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.Seeding;
import org.claimline.local.BrokerProcess;
import org.claimline.local.registry.RegistryFacade;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.TopicAdmin;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.web.WebConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole service on one machine with nothing else: broker, registry, topics, all applications, the seed registers and feed, and the
 * page. All that it keeps lies in one directory and is there again at the next start, whatever ended the last.
 */
final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String INSTANCE = "demo";

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final BrokerProcess broker;
    private final RegistryFacade registry;
    private final Service service;

    /**
     * What a demo is started with.
     *
     * @param directory where everything is kept
     * @param web       where it listens; the port is a real one
     * @param alerts    how alerts are delivered
     * @param speed     how many times faster than it was the feed runs; empty for as fast as it goes
     */
    record Settings(Path directory, WebConfig web, AlertConfig alerts, Optional<Double> speed) {}

    private Demo(Settings settings, Clock clock) throws NotWrittenException {
        try {
            broker = open(BrokerProcess.start(settings.directory(), 0, Map.of()));
            LOG.debug("the broker serves");
            registry = open(RegistryFacade.start(broker.bootstrapServers(), 0));
            LOG.debug("the registry serves");
            ServiceConfig config = config(settings);
            ContractSerdes serdes = ContractSerdes.connect(config.registryUrl(), config.registry());
            SchemaRegistrar.register(serdes.registry());
            try (Admin admin = Admin.create(config.kafka())) {
                TopicAdmin.ensure(admin, TopicLayout.of(config.topics(), config.partitions()));
            }
            LOG.debug("schemas and topics are there");
            Seeding seeding = new Seeding(config.topics(), serdes, config.kafka(), clock);
            seeding.registers();
            List<SourceReport> feed = seeding.missingReports();
            LOG.debug("registers are filled, {} reports of the feed to come", feed.size());
            service = open(Service.start(config, serdes, clock));
            service.awaitRead();
            service.tellReceivers();
            LOG.debug("the service answers");
            feed(feed, settings.speed());
        } catch (RuntimeException | NotWrittenException e) {
            close();
            throw e;
        }
    }

    /** Starts everything and returns once it answers; the feed is in, or on its way where it has a speed. */
    static Demo start(Settings settings, Clock clock) throws NotWrittenException {
        return new Demo(settings, clock);
    }

    URI page() {
        return service.uri();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    URI registry() {
        return registry.uri();
    }

    /** Completes when the broker ends by itself. */
    CompletableFuture<Integer> brokerExit() {
        return broker.onExit();
    }

    /** Whether it was told to stop. */
    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Stops everything: server, applications, writers, registry, broker. */
    @Override
    public void close() {
        stopping.countDown();
        Closing.all(opened);
    }

    private void feed(List<SourceReport> reports, Optional<Double> speed) throws NotWrittenException {
        if (speed.isEmpty()) {
            Seeding.feed(reports, service.intake(), speed, this::pause);
            return;
        }
        Thread feeder = new Thread(
                () -> {
                    try {
                        Seeding.feed(reports, service.intake(), speed, this::pause);
                    } catch (NotWrittenException e) {
                        LOG.warn("the feed stopped: {}; start the demo again with the same --data", e.getMessage());
                    }
                },
                "feed");
        feeder.setDaemon(true);
        feeder.start();
    }

    /** Waits; says no when the demo stops meanwhile. */
    private boolean pause(Duration span) {
        try {
            return !stopping.await(span.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ServiceConfig config(Settings settings) {
        return new ServiceConfig(
                Topics.LIVE,
                TopicLayout.DEMO_PARTITIONS,
                true,
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                registry.uri().toString(),
                Map.of(),
                settings.directory().resolve("streams"),
                1,
                Optional.of(INSTANCE),
                Optional.empty(),
                settings.web(),
                settings.alerts());
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.add(part);
        return part;
    }
}
