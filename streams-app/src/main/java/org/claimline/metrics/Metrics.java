package org.claimline.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.claimline.topology.StreamsApp;

/** The figures of one instance: of the process, of Kafka's clients and applications, and of what Claimline is about. */
public final class Metrics implements AutoCloseable {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** Calls are told with buckets, so that those of several instances can be taken together. */
    private static final MeterFilter CALLS = new MeterFilter() {
        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            return id.getName().equals("http.server.requests")
                    ? DistributionStatisticConfig.builder()
                            .serviceLevelObjectives(5e6, 25e6, 100e6, 500e6, 2.5e9, 10e9)
                            .build()
                            .merge(config)
                    : config;
        }
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<AutoCloseable> bound = new ArrayDeque<>();
    private final Map<String, KafkaClientMetrics> consumers = new HashMap<>();

    /** @param stateDir where stores lie: the room on its disk is told */
    public Metrics(Path stateDir) {
        registry.config().meterFilter(KafkaMeters.few()).meterFilter(CALLS);
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmGcMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics(),
                        new LogbackMetrics(),
                        new DiskSpaceMetrics(stateDir.toFile(), Tags.of("of", "state")))
                .forEach(this::bind);
    }

    /** Where meters are entered. */
    public MeterRegistry registry() {
        return registry;
    }

    /** The figures of an application, of its clients, and of what it still has to restore; to be called before it is started. */
    public void watch(StreamsApp application) {
        Tags tags = Tags.of("application", application.name());
        bind(new KafkaStreamsMetrics(application.streams(), tags));
        new ApplicationMeters(application, tags).bindTo(registry);
    }

    /** The figures of a consumer, in place of those of the one before it under the same name; it is returned. */
    public synchronized <K, V> Consumer<K, V> watch(String name, Consumer<K, V> consumer) {
        KafkaClientMetrics before = consumers.remove(name);
        if (before != null) {
            before.close();
        }
        KafkaClientMetrics figures = new KafkaClientMetrics(consumer, List.of(Tag.of("application", name)));
        consumers.put(name, figures);
        figures.bindTo(registry);
        return consumer;
    }

    /** All figures, in the format of OpenMetrics where that is accepted, else in Prometheus' own. */
    public Exposition scrape(String accepted) {
        String type = accepted.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        return new Exposition(type, registry.scrape(type));
    }

    /**
     * Figures as they are handed over.
     *
     * @param contentType of the text
     */
    public record Exposition(String contentType, String text) {}

    @Override
    public synchronized void close() {
        consumers.values().forEach(KafkaClientMetrics::close);
        while (!bound.isEmpty()) {
            try {
                bound.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("figures could not be let go of", e);
            }
        }
        registry.close();
    }

    private synchronized void bind(MeterBinder binder) {
        binder.bindTo(registry);
        if (binder instanceof AutoCloseable closeable) {
            bound.push(closeable);
        }
    }
}
