package org.claimline.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;

/** Tells a war to a service as it went: a stretch of it, then the next once that is in the states. */
final class TellingWar {
    /** Reports that are told before what they make is waited for. */
    private static final int STRETCH = 2_000;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final MeasuredWar war;
    private final Load load;

    TellingWar(MeasuredWar war, Load load) {
        this.war = war;
        this.load = load;
        awaitRead(1);
    }

    /** Tells all of it, and says how long that took. */
    String whole() {
        load.send("/api/places", war.places(), 500);
        load.send("/api/sources", war.sources(), 100);
        List<MeasuredWar.Told> reports = war.reports();
        List<MeasuredWar.Told> decisions = war.decisions();
        long began = System.nanoTime();
        Duration computed = load.cpuTime();
        long before = received();
        int decided = 0;
        for (int from = 0; from < reports.size(); from += STRETCH) {
            int to = Math.min(reports.size(), from + STRETCH);
            load.send("/api/reports", json(reports.subList(from, to)), 500);
            Instant now = reports.get(to - 1).known();
            int due = decided;
            while (due < decisions.size() && !decisions.get(due).known().isAfter(now)) {
                due++;
            }
            load.send("/api/decisions", json(decisions.subList(decided, due)), 500);
            decided = due;
            awaitRead(before + to);
        }
        return "%d reports, with %d decisions: in the states after %.0f s, of which the service computed %.0f s"
                .formatted(
                        reports.size(),
                        decided,
                        (System.nanoTime() - began) / 1e9,
                        load.cpuTime().minus(computed).toMillis() / 1e3);
    }

    /** Reports that the service has taken in. */
    long received() {
        return received(status());
    }

    /** Waits until so many are taken in, and all that was told is in the states. */
    void awaitRead(long received) {
        Awaitility.await("all that was told in the states")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(this::status, status -> status.path("caughtUp").asBoolean() && received(status) >= received);
    }

    private static long received(JsonNode status) {
        return status.path("reports").path("received").asLong();
    }

    private JsonNode status() {
        try {
            return new ObjectMapper().readTree(load.get("/api/status"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> json(List<MeasuredWar.Told> told) {
        return told.stream().map(MeasuredWar.Told::json).toList();
    }
}
