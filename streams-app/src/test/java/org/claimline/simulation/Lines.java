package org.claimline.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines that are used for several runs each, for opening their stores takes longer than a run; after a failure never again. */
final class Lines implements AutoCloseable {
    private static final int RUNS = 12;

    private final Map<String, Line> open = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private int runs;

    Run nextRun() {
        return new Run(++runs, false);
    }

    /** Where {@code feed} ends in {@code weather} on the line {@code name} of its kind: two names, two lines. */
    End end(String name, List<Item> feed, Weather weather, Run run) {
        String key = name + weather.setting();
        if (used.merge(key, 1, Integer::sum) % RUNS == 0) {
            discard(key);
        }
        Line line = open.computeIfAbsent(key, k -> new Line(weather.setting()));
        try {
            return line.end(feed, weather, run);
        } catch (RuntimeException e) {
            open.remove(key);
            throw e;
        }
    }

    private void discard(String key) {
        Line line = open.remove(key);
        if (line != null) {
            line.close();
        }
    }

    @Override
    public void close() {
        List.copyOf(open.keySet()).forEach(this::discard);
    }
}
