package org.claimline.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.claimline.alert.DeliveryDesk;
import org.claimline.alert.ReceiverRegister;
import org.claimline.alert.Receivers;
import org.claimline.ingest.ReportIntake;
import org.claimline.metrics.Metrics;
import org.claimline.query.AlertQueries;
import org.claimline.query.ClaimQueries;
import org.claimline.query.DeskModel;
import org.claimline.query.DeskQueries;
import org.claimline.query.FeedQueries;
import org.claimline.query.HeldHere;
import org.claimline.query.ReadModel;
import org.claimline.query.RegisterQueries;
import org.claimline.query.Registers;
import org.claimline.query.StatusSource;
import org.claimline.query.TownQueries;
import org.claimline.query.UnplacedNames;
import org.claimline.replay.Replays;
import org.claimline.topology.TopicLayout;
import org.claimline.web.access.Budgets;
import org.claimline.web.access.OpenTo;

/** The HTTP server with what it answers from. Whoever starts it stops it; it puts no hook of its own into the JVM. */
public final class HttpService implements AutoCloseable {
    private static final Duration ENDING = Duration.ofSeconds(1);

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final LiveStreams streams;
    private final Forwarder forwarder;

    private HttpService(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
        this.streams = context.getBean(LiveStreams.class);
        this.forwarder = context.getBean(Forwarder.class);
    }

    /**
     * What the service answers from.
     *
     * @param json    the same that answers of peers are read with
     * @param replays which view it shows itself, and where others are answered
     * @param metrics where what calls take is entered, and which are told
     */
    public record Parts(
            TownQueries queries,
            FeedQueries feed,
            ClaimQueries claims,
            HeldHere held,
            ReadModel model,
            Registers registers,
            DeskModel desk,
            ReportIntake intake,
            Sinks sinks,
            RegisterTrail trail,
            Receivers receivers,
            ReceiverRegister register,
            DeliveryDesk deliveries,
            StatusSource status,
            Condition condition,
            TopicLayout layout,
            Clock clock,
            Json json,
            Replays replays,
            Metrics metrics) {}

    /**
     * Starts listening.
     *
     * @throws PortTakenException if somebody else listens there
     */
    public static HttpService start(WebConfig config, Parts parts) {
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(properties(config))
                .singletons(
                        config,
                        new Budgets(config.protection().budgets()),
                        parts.queries(),
                        parts.feed(),
                        parts.claims(),
                        parts.held(),
                        parts.model(),
                        new AlertQueries(parts.model()),
                        parts.registers(),
                        new RegisterQueries(parts.registers()),
                        parts.desk(),
                        new DeskQueries(parts.desk(), parts.registers()),
                        new UnplacedNames(parts.desk(), parts.registers()),
                        parts.intake(),
                        parts.sinks(),
                        parts.trail(),
                        parts.receivers(),
                        parts.register(),
                        parts.deliveries(),
                        parts.status(),
                        parts.condition(),
                        parts.layout(),
                        parts.clock(),
                        parts.json(),
                        parts.replays(),
                        parts.metrics(),
                        parts.metrics().registry())
                .start();
        try {
            EmbeddedServer server = context.getBean(EmbeddedServer.class);
            server.start();
            HttpService service = new HttpService(context, server);
            service.enter(parts.metrics().registry());
            return service;
        } catch (RuntimeException e) {
            context.close();
            throw PortTakenException.isBehind(e) ? new PortTakenException(config.host(), config.port(), e) : e;
        }
    }

    private void enter(MeterRegistry registry) {
        Gauge.builder("claimline.streams.open", streams, LiveStreams::count)
                .description("Streams of events that are open")
                .register(registry);
        Gauge.builder("claimline.streams.limit", streams, LiveStreams::limit)
                .description("Streams of events that may be open at once")
                .register(registry);
    }

    /** Where it listens, with the port it really got. */
    public URI uri() {
        return server.getURI();
    }

    LiveStreams streams() {
        return streams;
    }

    Forwarder forwarder() {
        return forwarder;
    }

    Connections connections() {
        return context.getBean(Connections.class);
    }

    /** Every call that the server answers: {@code GET /api/towns}. */
    Set<String> calls() {
        return context.getBean(Router.class)
                .uriRoutes()
                .map(HttpService::call)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that do not say for whom they are. */
    Set<String> undeclared() {
        return context.getBean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getAnnotationMetadata().isAnnotationPresent(OpenTo.class))
                .map(HttpService::call)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A part that may have slashes in it, {@code {+path}}, is written as all others are. */
    private static String call(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " "
                + route.getUriMatchTemplate().toPathString().replace("{+", "{");
    }

    @Override
    public void close() {
        if (!context.isRunning()) {
            return;
        }
        streams.close();
        forwarder.close();
        awaitWritten();
        context.close();
    }

    /** Lets what the event loops have before them, the ends of streams among it, be sent before connections are closed. */
    private void awaitWritten() {
        try {
            for (EventExecutor loop : context.getBean(EventLoopGroup.class)) {
                loop.submit(() -> {}).await(ENDING.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> properties(WebConfig config) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.application.name", "claimline");
        properties.put("micronaut.server.host", config.host());
        properties.put("micronaut.server.port", config.port() == 0 ? -1 : config.port());
        properties.put("micronaut.server.max-request-size", config.maxBodyBytes());
        properties.put("micronaut.server.idle-timeout", "60s");
        // answers are compressed where their tags are made
        properties.put("micronaut.server.netty.compression-threshold", -1);
        // of its own figures only those of calls: the others are entered where the service is put together
        properties.put("micronaut.metrics.enabled", true);
        for (String others : List.of("jvm", "uptime", "processor", "files", "logback", "executor", "system")) {
            properties.put("micronaut.metrics.binders." + others + ".enabled", false);
        }
        properties.put("micronaut.metrics.export.prometheus.enabled", false);
        properties.put("endpoints.all.enabled", false);
        properties.put("micronaut.health.monitor.enabled", false);
        if (!config.corsOrigins().isEmpty()) {
            String cors = "micronaut.server.cors.";
            String api = cors + "configurations.api.";
            properties.put(cors + "enabled", true);
            properties.put(
                    api + (config.corsOrigins().contains("*") ? "allowed-origins-regex" : "allowed-origins"),
                    config.corsOrigins().contains("*") ? ".*" : config.corsOrigins());
            properties.put(api + "allowed-methods", List.of("GET", "HEAD", "POST", "DELETE"));
            properties.put(api + "exposed-headers", List.of("ETag", "Link", "Retry-After"));
            properties.put(api + "allow-credentials", false);
            properties.put(api + "max-age", 3600);
        }
        return properties;
    }
}
