package org.claimline.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gauges with a row for each value of a label. */
final class Gauges {
    private Gauges() {}

    static MultiGauge of(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** A row for each of {@code values}, 0 where nothing was counted. */
    static <E extends Enum<E>> List<Row<?>> rows(String label, E[] values, Map<E, Integer> counts) {
        List<Row<?>> rows = new ArrayList<>();
        for (E value : values) {
            rows.add(Row.of(Tags.of(label, Names.of(value)), counts.getOrDefault(value, 0)));
        }
        return rows;
    }
}
