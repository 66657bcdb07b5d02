package org.claimline.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.claimline.topology.StreamsApp;
import org.claimline.topology.StreamsApp.Health;

/** How an application is, and what it still has to restore. */
final class ApplicationMeters implements MeterBinder {
    private final StreamsApp application;
    private final Tags tags;

    ApplicationMeters(StreamsApp application, Tags tags) {
        this.application = application;
        this.tags = tags;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Health health : Health.values()) {
            Gauge.builder("claimline.application.state", application, app -> app.health() == health ? 1 : 0)
                    .description("1 for the state that the application is in, 0 for the others")
                    .tags(tags.and("state", Names.of(health)))
                    .register(registry);
        }
        Gauge.builder("claimline.restore.remaining.records", application, app -> app.restoring()
                        .remaining())
                .description(
                        "Records of changelogs that are still to be read before the application's stores can be used")
                .tags(tags)
                .register(registry);
    }
}
