package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.claimline.avro.ContestedAlert;
import org.claimline.local.SharedBroker;
import org.claimline.local.SharedRegistry;
import org.claimline.metrics.OperatorsFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share the work; one stops, starts, is killed and starts again, while clients ask both and listen. */
@Tag("long")
class InstancesIT {
    private static final Duration PATIENCE = Patience.LONG;
    private static final int LIVE_TOWNS = 9;
    private static final String THEN = "at=2024-12-01T22:00:00%2B03:00";
    private static final String KNOWN = THEN + "&knownAt=2024-12-02T09:00:00%2B03:00";

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    private final AtomicReference<URI> first = new AtomicReference<>();
    private final AtomicReference<URI> second = new AtomicReference<>();
    private final List<String> measured = new ArrayList<>();
    private int reports;

    @Test
    void aClientNeverSeesAWrongOrMissingAnswerWhileOneComesAndGoes() throws Exception {
        Cluster cluster = Cluster.seeded(
                SharedBroker.bootstrapServers(), SharedRegistry.url(), SharedBroker.uniqueName("instances") + ".");
        Program one = cluster.serve(programs, directory, "one");
        Program two = cluster.serve(programs, directory, "two");
        Api api = new Api(one.ready().page());
        first.set(api.page());
        second.set(two.ready().page());
        report(api, SeedReports.all());
        post(api, places());
        api.caughtUp(reports);
        new Api(second.get()).caughtUp(reports);
        Map<String, JsonNode> known = answers(first.get());
        assertThat(answers(second.get())).isEqualTo(known);
        assertThat(known.get("/api/status").toString()).isEqualTo("{\"addsUp\":true,\"hasAll\":true}");

        Listener listener = programs.ending(new Listener(List.of(second::get, first::get)));
        Asker askOne = new Asker("one", first::get, known, 1);
        Asker askTwo = new Asker("two", second::get, known, 2);
        try {
            await().atMost(PATIENCE).until(() -> listener.connections.get() > 0);
            contest(api, 0);
            goodRound(askOne, askTwo);
            settleMeasures(askOne, askTwo);
            movesOn(listener);
            contest(api, 1);
            movesOn(listener);

            two.terminate();
            two.exitCode(PATIENCE);
            contest(api, 2);
            goodRound(askOne);
            measure("one stopped", askOne);

            two = cluster.serve(programs, directory, "two");
            contest(api, 3);
            second.set(two.ready().page());
            contest(new Api(second.get()), 4);
            goodRound(askOne, askTwo);
            measure("it started again", askOne);

            movesOn(listener);
            contest(api, 5);
            two.kill();
            contest(api, 6);
            goodRound(askOne);
            measure("it was killed", askOne);

            two = cluster.serve(programs, directory, "two");
            contest(api, 7);
            second.set(two.ready().page());
            contest(new Api(second.get()), 8);
            goodRound(askOne, askTwo);
            measure("it started again", askOne);
        } finally {
            askOne.close();
            askTwo.close();
        }

        assertThat(askOne.wrong).isEmpty();
        assertThat(askTwo.wrong).isEmpty();
        assertThat(askOne.refused.get() + askTwo.refused.get())
                .as("questions refused: work did move")
                .isPositive();
        api.caughtUp(reports);
        new Api(second.get()).caughtUp(reports);
        assertThat(answers(first.get())).isEqualTo(known);
        assertThat(answers(second.get())).isEqualTo(known);
        assertThat(api.json("/api/towns")).isEqualTo(new Api(second.get()).json("/api/towns"));
        assertThat(api.json("/api/alerts")).isEqualTo(new Api(second.get()).json("/api/alerts"));

        hasHeardAll(listener, liveAlerts(cluster), versions(api));
        figuresAddUp(api, new Api(second.get()));
        whoHasSeenAnAlertIsToldByTheOtherToo(api, new Api(second.get()));
        System.out.println("The longest that an answer of the other instance took: " + String.join("; ", measured)
                + ". Answered " + (askOne.answered.get() + askTwo.answered.get()) + ", refused "
                + (askOne.refused.get() + askTwo.refused.get()));
    }

    private static void whoHasSeenAnAlertIsToldByTheOtherToo(Api said, Api other) {
        String alert = said.json("/api/alerts").at("/0/alertId").asText();
        assertThat(said.post("/api/alerts/" + alert + "/acknowledgement", "{\"editor\":\"m.k.\"}")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        other.json("/api/alerts").at("/0/acknowledged/editor").asText())
                .isEqualTo("m.k."));
    }

    private static void hasHeardAll(Listener listener, Set<String> raised, Map<String, Long> versions) {
        assertThat(raised).hasSizeGreaterThanOrEqualTo(LIVE_TOWNS);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(listener.alerts).containsAll(raised));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.versions).isEqualTo(versions));
        assertThat(listener.connections.get()).as("times it connected").isGreaterThanOrEqualTo(4);
        assertThat(listener.resets.get()).as("times it had to begin anew").isZero();
    }

    /** What the instances tell Prometheus is, added up, what the status says; and all that rules and dashboard ask for is told. */
    private static void figuresAddUp(Api one, Api two) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode status = one.json("/api/status");
            Scrape first = Scrape.of(one);
            Scrape second = Scrape.of(two);
            status.path("reports").properties().forEach(count -> assertThat(
                            both(first, second, "claimline_reports{outcome=\"" + label(count) + "\"}"))
                    .as("reports " + count.getKey())
                    .isEqualTo(count.getValue().asDouble()));
            for (String state : List.of("placed", "waiting", "held")) {
                assertThat(both(first, second, "claimline_claims{state=\"" + state + "\"}"))
                        .as("claims " + state)
                        .isEqualTo(status.path("claims").path(state).asDouble());
            }
            for (String divided : List.of("reports", "towns")) {
                assertThat(both(first, second, "claimline_partitions{of=\"" + divided + "\"}"))
                        .isEqualTo(Cluster.PARTITIONS);
            }
            assertThat(first.value("claimline_caught_up")).isEqualTo(1);
            assertThat(first.value("claimline_ready")).isEqualTo(1);
            assertThat(first.value("claimline_disputes{state=\"open\"}"))
                    .isEqualTo(status.path("openDisputes").asDouble());
            assertThat(first.value("claimline_report_to_state_seconds_count")).isPositive();
            assertThat(first.value("claimline_report_to_alert_seconds_count")).isPositive();
            // of deliveries there is something once there are receivers, as DeliveryIT has them
            assertThat(first.names())
                    .containsAll(OperatorsFiles.figures().stream()
                            .filter(name -> !name.equals("claimline_deliveries"))
                            .toList());
            assertThat(first.names())
                    .filteredOn(name -> name.startsWith("claimline_"))
                    .extracting(name -> name.replaceAll("(?<=_seconds)_(bucket|count|sum|max)$", ""))
                    .allSatisfy(name -> assertThat(OperatorsFiles.explained()).contains(name));
        });
    }

    private static double both(Scrape one, Scrape two, String series) {
        return one.value(series) + two.value(series);
    }

    /** {@code deadLettered} as {@code dead_lettered}. */
    private static String label(Map.Entry<String, JsonNode> count) {
        return count.getKey().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Long> versions(Api api) {
        Map<String, Long> versions = new LinkedHashMap<>();
        api.json("/api/towns")
                .forEach(town -> versions.put(
                        town.path("townId").asText(), town.path("version").asLong()));
        return versions;
    }

    private static void movesOn(Listener listener) throws IOException {
        int before = listener.connections.get();
        listener.breaksOff();
        await("the next connection").atMost(PATIENCE).until(() -> listener.connections.get() > before);
    }

    private void goodRound(Asker... askers) {
        for (Asker asker : askers) {
            int before = asker.goodRounds();
            await("a round without refusals").atMost(PATIENCE).until(() -> asker.goodRounds() > before);
        }
    }

    private void measure(String when, Asker asker) {
        measured.add(when + " " + asker.longestWait().toMillis() + " ms");
    }

    private static void settleMeasures(Asker... askers) {
        for (Asker asker : askers) {
            asker.longestWait();
        }
    }

    /** Every question, with the answer of one instance. */
    private static Map<String, JsonNode> answers(URI instance) {
        Api api = new Api(instance);
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        List<String> questions = new ArrayList<>(List.of(
                "/api/towns",
                "/api/towns?" + THEN,
                "/api/towns?" + KNOWN,
                "/api/towns.geojson?" + THEN,
                "/api/disputes",
                "/api/status",
                "/api/disputes?" + KNOWN));
        api.json("/api/towns").forEach(town -> {
            String id = town.path("townId").asText();
            if (!Settled.isLive(id)) {
                questions.add("/api/towns/" + id);
                questions.add("/api/towns/" + id + "?" + THEN);
                questions.add("/api/towns/" + id + "/timeline?" + KNOWN);
            }
        });
        questions.forEach(question -> {
            HttpResponse<String> answer = api.settled(question);
            // not of every town was anything told by then
            if (answer.statusCode() != 404) {
                assertThat(answer.statusCode()).as(question).isEqualTo(200);
                answers.put(question, Settled.of(Api.parse(answer.body())));
            }
        });
        return answers;
    }

    private void report(Api api, List<String> all) {
        reports += all.size();
        api.report(all);
    }

    /** Two sides contradict each other about a town of which nothing was told. */
    private void contest(Api api, int number) {
        String town = Settled.live(number);
        report(
                api,
                List.of(
                        claim(town + "-says", "enab-baladi", 11, town, "CAPTURED", "opposition", "PRO_OPPOSITION"),
                        claim(town + "-denies", "sana", 12, town, "CONTROLS", "regime", "PRO_REGIME")));
    }

    private static String claim(
            String id, String source, int hour, String place, String assertion, String party, String stance) {
        return "{\"reportId\":\"" + id + "\",\"source\":\"" + source + "\",\"publishedAt\":\"2024-12-06T" + hour
                + ":00:00+03:00\",\"claims\":[{\"claimId\":\"c1\",\"place\":\"" + place + "\",\"assertion\":\""
                + assertion
                + "\",\"party\":\"" + party + "\",\"stance\":\"" + stance + "\",\"eventTime\":\"2024-12-06T" + hour
                + ":00:00+03:00\",\"precision\":\"HOUR\"}]}";
    }

    private static void post(Api api, String places) {
        assertThat(api.post("/api/places", places).statusCode()).isEqualTo(202);
    }

    private static String places() {
        return IntStream.range(0, LIVE_TOWNS)
                .mapToObj(Settled::live)
                .map(id -> "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"kind\":\"TOWN\"}")
                .toList()
                .toString();
    }

    private static Set<String> liveAlerts(Cluster cluster) {
        Set<String> ids = new HashSet<>();
        String topic = cluster.topics().alerts();
        TopicRecords.all(cluster.brokers(), topic).forEach(item -> {
            ContestedAlert alert = cluster.serdes().alerts().deserializer().deserialize(topic, item.value());
            if (Settled.isLive(alert.getTownId())) {
                ids.add(alert.getAlertId());
            }
        });
        return ids;
    }
}
