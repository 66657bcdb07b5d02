package org.claimline.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimline.query.Tail;
import org.claimline.topology.SentAt;
import org.claimline.topology.Topics;

/**
 * How long it takes from when a report is sent until this instance answers with the state, and with the alert, that comes of it. What is read
 * at the start was written long before, and is not counted. Clocks of two machines are compared: one that is ahead makes it shorter.
 */
public final class ReportTimes {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30)
    };

    private final Map<String, Timer> timers;
    private final Clock clock;
    private volatile BooleanSupplier counts = () -> false;

    public ReportTimes(MeterRegistry registry, Topics topics, Clock clock) {
        this.clock = clock;
        timers = Map.of(
                topics.townStates(),
                timer(registry, "claimline.report.to.state", "From a report sent to the state in answers"),
                topics.alerts(),
                timer(registry, "claimline.report.to.alert", "From a report sent to the alert in answers"));
    }

    /** Times count from when this is so: once what is read was written since the start. */
    public void countOnce(BooleanSupplier isCurrent) {
        counts = isCurrent;
    }

    /** Readers that do the same and take the time. */
    public Map<String, Tail.Reader> of(Map<String, Tail.Reader> readers) {
        Map<String, Tail.Reader> timing = new HashMap<>(readers);
        timers.forEach((topic, timer) -> timing.computeIfPresent(topic, (name, reader) -> item -> {
            reader.read(item);
            if (counts.getAsBoolean()) {
                took(item, timer);
            }
        }));
        return timing;
    }

    private void took(ConsumerRecord<byte[], byte[]> item, Timer timer) {
        SentAt.of(item.headers()).ifPresent(sent -> {
            Duration took = Duration.between(sent, clock.instant());
            timer.record(took.isNegative() ? Duration.ZERO : took);
        });
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
