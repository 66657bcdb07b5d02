package org.claimline.acceptance;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures that an instance tells Prometheus: series with their labels, as they stand in the text. */
public record Scrape(Map<String, Double> series) {
    public static Scrape of(Api api) {
        Map<String, Double> series = new TreeMap<>();
        api.body("/prometheus").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int value = line.lastIndexOf(' ');
            series.put(line.substring(0, value), Double.valueOf(line.substring(value + 1)));
        });
        return new Scrape(series);
    }

    /** Names, without labels. */
    Set<String> names() {
        return series.keySet().stream()
                .map(name -> name.replaceAll("\\{.*", ""))
                .collect(Collectors.toSet());
    }

    /** The value of a series, 0 where there is none. */
    public double value(String name) {
        return series.getOrDefault(name, 0.0);
    }
}
