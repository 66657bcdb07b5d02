package org.claimline.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.claimline.query.MovingException;
import org.claimline.query.ServiceStatus;
import org.claimline.query.StatusSource;

/** Whether everything that was sent is read, by the whole service; where the broker does not answer, it is not. */
final class StatusFigures implements Figures {
    private final StatusSource source;
    private final MultiGauge inputs;
    private volatile double caughtUp;

    StatusFigures(MeterRegistry registry, StatusSource source) {
        this.source = source;
        Gauge.builder("claimline.caught.up", this, figures -> figures.caughtUp)
                .description("1 while every input is read to its end and nothing is left to be found")
                .register(registry);
        inputs = Gauges.of(registry, "claimline.input.caught.up", "1 while the reader has read all of the topic");
    }

    @Override
    public String of() {
        return "status";
    }

    @Override
    public void take() {
        caughtUp = 0;
        ServiceStatus status;
        try {
            status = source.status();
        } catch (RuntimeException e) {
            inputs.register(List.of(), true);
            if (e instanceof MovingException) {
                return;
            }
            throw e;
        }
        caughtUp = status.caughtUp() ? 1 : 0;
        inputs.register(
                status.inputs().stream()
                        .<Row<?>>map(input -> Row.of(
                                Tags.of("reader", input.reader(), "topic", input.topic()), input.caughtUp() ? 1 : 0))
                        .toList(),
                true);
    }
}
