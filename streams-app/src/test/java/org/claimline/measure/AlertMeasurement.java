package org.claimline.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.claimline.acceptance.Program;
import org.claimline.alert.Alerts;
import org.claimline.alert.HttpReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon a receiver hears that a town is contested: from just before the report that contradicts another is posted, to when the receiver has the
 * message, of the whole program with a heap as {@code ./claimline} gives it. Prints a table; fails where an alert is lost, or told as
 * something new twice.
 *
 * <p>{@code mvn -Pmeasure -pl streams-app -am test -Dtest=AlertMeasurement} runs it; see docs/alerts.md.
 */
class AlertMeasurement {
    private static final int TOWNS = 5_000;

    /** Of these some become contested; about the others there is news that contradicts nothing. */
    private static final int CONTESTED = 3_000;

    private static final List<String> OTHERS =
            List.of("enab-baladi", "sohr", "pro-opposition-media", "isw", "dpa", "sana", "pro-regime-media");

    private static final int SECONDS = Integer.getInteger("measure.seconds", 60);
    private static final Pattern ONLY = Pattern.compile(System.getProperty("measure.only", ""));

    /** As the script that users run sets them. */
    private static final List<String> JVM = Stream.concat(
                    Stream.of("-Xms64m", "-Xmx512m"),
                    Stream.of(System.getProperty("measure.jvm", "").split(" ")).filter(option -> !option.isEmpty()))
            .toList();

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int TICKS_A_SECOND = 10;

    /** From the first claim about a town to the one that contradicts it. */
    private static final int TICKS_BETWEEN = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    private final Random random = new Random(1);
    private int nextTown;
    private int nextReport;

    @Test
    void measured() throws IOException {
        try (HttpReceiver fast = new HttpReceiver(Alerts.SECRET, 0);
                HttpReceiver slow = new HttpReceiver(Alerts.SECRET, 0);
                Program program = Program.run(
                        temporary.resolve("logs"),
                        JVM,
                        Map.of("CLAIMLINE_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.1/32"),
                        "demo",
                        "--port",
                        "0",
                        "--data",
                        temporary.resolve("data").toString());
                Load load = new Load(program.ready(Duration.ofMinutes(2)).page(), program::cpuTime)) {
            load.send("/api/places", places(), 500);
            load.send("/api/receivers", List.of(receiver("fast", fast)), 1);
            caughtUp(load);
            run(load, fast, 20, 2, 10);
            print(
                    "| reports/s | contested/s | for s | alerts | lost | p50 ms | p99 ms | longest ms | CPU ms a report |");
            print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            for (int[] rates : List.of(new int[] {10, 1}, new int[] {500, 1}, new int[] {500, 10})) {
                if (ONLY.matcher(rates[0] + "-" + rates[1]).find()) {
                    print(run(load, fast, rates[0], rates[1], SECONDS).row());
                }
            }
            if (!ONLY.matcher("1,000 towns").find()) {
                return;
            }
            slow.answers(exchange -> {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                exchange.sendResponseHeaders(204, -1);
            });
            load.send("/api/receivers", List.of(receiver("slow", slow)), 1);
            Measured thousand = run(load, fast, 40, 17, 60);
            print(thousand.row());
            long began = System.nanoTime();
            Set<String> raised = thousand.alerts();
            Awaitility.await("all at the slow one").atMost(PATIENCE).until(() -> slow.taken()
                    .containsAll(raised));
            Set<String> twice = new HashSet<>();
            slow.messages().stream()
                    .map(HttpReceiver.Message::id)
                    .filter(id -> !twice.add(id))
                    .findAny()
                    .ifPresent(id -> {
                        throw new AssertionError(id + " came twice");
                    });
            print(String.format(
                    Locale.ROOT,
                    "a receiver that takes a second for each had all %d of these %.0f s after the fast one",
                    raised.size(),
                    (System.nanoTime() - began) / 1e9));
            print(flapping(load, fast));
        }
    }

    /** What one load came to. */
    private record Measured(
            int rate, int contested, int seconds, List<Long> millis, Set<String> alerts, int lost, double cpu) {
        String row() {
            List<Long> sorted = millis.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "| %d | %d | %d | %d | %d | %d | %d | %d | %.1f |",
                    rate,
                    contested,
                    seconds,
                    sorted.size(),
                    lost,
                    at(sorted, 50),
                    at(sorted, 99),
                    at(sorted, 100),
                    cpu);
        }

        private static long at(List<Long> sorted, int percent) {
            return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
        }
    }

    private Measured run(Load load, HttpReceiver receiver, int rate, int contested, int seconds) {
        Duration computed = load.cpuTime();
        Map<String, Instant> contradicted = new HashMap<>();
        List<List<String>> waiting = new ArrayList<>();
        int ticks = seconds * TICKS_A_SECOND;
        int opened = 0;
        int sent = 0;
        long next = System.nanoTime();
        for (int tick = 0; tick < ticks + TICKS_BETWEEN; tick++) {
            Instant now = Instant.now();
            List<String> reports = new ArrayList<>();
            List<String> towns = new ArrayList<>();
            int due = tick < ticks ? (tick + 1) * contested / TICKS_A_SECOND : opened;
            for (; opened < due; opened++) {
                String town = "t-" + nextTown++;
                towns.add(town);
                reports.add(report(town, "enab-baladi", "CAPTURED", "opposition", now));
            }
            waiting.add(towns);
            if (tick >= TICKS_BETWEEN) {
                for (String town : waiting.get(tick - TICKS_BETWEEN)) {
                    reports.add(report(town, "sana", "CONTROLS", "regime", now));
                    contradicted.put(town, now);
                }
            }
            while (sent + reports.size() < Math.min(tick + 1, ticks) * rate / TICKS_A_SECOND) {
                reports.add(report(
                        "t-" + (CONTESTED + random.nextInt(TOWNS - CONTESTED)),
                        OTHERS.get(random.nextInt(OTHERS.size())),
                        "ADVANCING",
                        "opposition",
                        now));
            }
            sent += reports.size();
            load.send("/api/reports", reports, Math.max(1, reports.size()));
            next += TICK.toNanos();
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        }
        Map<String, HttpReceiver.Message> heard = new HashMap<>();
        Awaitility.await("all at the fast one").atMost(PATIENCE).until(() -> {
            receiver.messages().stream()
                    .filter(m -> m.body().path("type").asText().equals("alert.newly_contested"))
                    .forEach(m -> heard.putIfAbsent(
                            m.body().path("data").path("townId").asText(), m));
            return heard.keySet().containsAll(contradicted.keySet());
        });
        caughtUp(load);
        List<Long> millis = contradicted.entrySet().stream()
                .map(c -> Duration.between(c.getValue(), heard.get(c.getKey()).came())
                        .toMillis())
                .toList();
        Set<String> alerts = new HashSet<>();
        contradicted.keySet().forEach(town -> alerts.add(heard.get(town).id()));
        double cpu = load.cpuTime().minus(computed).toMillis() / (double) sent;
        return new Measured(rate, contested, seconds, millis, alerts, contradicted.size() - millis.size(), cpu);
    }

    /** A town that changes hands in the news every two minutes for an hour. */
    private String flapping(Load load, HttpReceiver receiver) {
        String town = "t-" + (TOWNS - 1);
        Instant start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        List<String> reports = new ArrayList<>();
        for (int minute = 0; minute < 60; minute += 6) {
            reports.add(report(town, "enab-baladi", "CAPTURED", "opposition", start.plusSeconds(60L * minute)));
            reports.add(report(town, "sana", "CONTROLS", "regime", start.plusSeconds(60L * (minute + 2))));
            reports.add(report(town, "enab-baladi", "WITHDREW", "opposition", start.plusSeconds(60L * (minute + 4))));
        }
        load.send("/api/reports", reports, 1);
        caughtUp(load);
        Awaitility.await("no delivery under way").atMost(PATIENCE).until(() -> load.get(
                        "/api/deliveries?state=pending&receiver=fast")
                .equals("[]"));
        List<JsonNode> told = receiver.messages().stream()
                .map(m -> m.body().path("data"))
                .filter(data -> data.path("townId").asText().equals(town))
                .toList();
        Set<String> episodes = new HashSet<>();
        told.forEach(data -> episodes.add(data.path("episodeId").asText()));
        return "a town that flapped for an hour: " + reports.size() + " reports, " + episodes.size() + " episode, "
                + told.stream().map(data -> data.path("kind").asText()).toList();
    }

    private static String receiver(String id, HttpReceiver receiver) {
        return "{\"id\":\"%s\",\"url\":\"%s\",\"secret\":\"%s\"}".formatted(id, receiver.url(), Alerts.SECRET);
    }

    private static List<String> places() {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < TOWNS; i++) {
            places.add("{\"id\":\"t-%d\",\"name\":\"Town of number %d\",\"kind\":\"VILLAGE\",\"lat\":35.0,\"lon\":37.0}"
                    .formatted(i, i));
        }
        return places;
    }

    private String report(String town, String source, String assertion, String party, Instant at) {
        Instant time = at.truncatedTo(ChronoUnit.MILLIS);
        return """
                {"reportId":"m-%d","source":"%s","publishedAt":"%s","claims":[{"place":"%s","assertion":"%s","party":"%s",\
                "eventTime":"%s","precision":"INSTANT"}]}""".formatted(nextReport++, source, time, town, assertion, party, time);
    }

    private static void caughtUp(Load load) {
        Awaitility.await("all that was told in the states")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> status(load).path("caughtUp").asBoolean());
    }

    private static JsonNode status(Load load) {
        try {
            return JSON.readTree(load.get("/api/status"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("SystemOut") // the table is what it is for
    private static void print(String line) {
        System.out.println(line);
    }
}
