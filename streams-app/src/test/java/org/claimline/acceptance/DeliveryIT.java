package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.claimline.alert.Alerts;
import org.claimline.alert.HttpReceiver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo with receivers that do as receivers do: one takes everything, one stalls, one redirects, one is gone, one is not there at all. In
 * the middle the one that is well fails too, and the demo is killed.
 */
@Tag("long")
class DeliveryIT {
    private static final Duration PATIENCE = Patience.LONG;

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    private Api api;

    @Test
    void whatTheDeskIsToldIsToldToEveryReceiverOnceItCanTakeIt() throws IOException {
        // Given five receivers in the file, and the seed feed
        HttpReceiver desk = receiver();
        HttpReceiver stalling = receiver();
        CountDownLatch never = new CountDownLatch(1);
        programs.ending(never::countDown);
        stalling.answers(exchange -> {
            try {
                var unused = never.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        HttpReceiver redirecting = receiver();
        redirecting.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", desk.url().toString());
            exchange.sendResponseHeaders(302, -1);
        });
        HttpReceiver gone = receiver();
        gone.answers(410);
        int nobody = Programs.freePort();
        Path file = Files.writeString(
                directory.resolve("receivers.yaml"),
                entry("desk", desk.url().toString())
                        + entry("stalling", stalling.url().toString())
                        + entry("redirecting", redirecting.url().toString())
                        + entry("gone", gone.url().toString())
                        + entry("nobody", "http://127.0.0.1:" + nobody + "/hook"));
        Map<String, String> environment = Map.of(
                "CLAIMLINE_RECEIVERS",
                file.toString(),
                "DESKS_SECRET",
                Alerts.SECRET,
                "CLAIMLINE_WEBHOOK_ALLOWED_NETWORKS",
                "127.0.0.1/32",
                "CLAIMLINE_WEBHOOK_TIMEOUT_SECONDS",
                "1",
                "CLAIMLINE_WEBHOOK_ATTEMPTS",
                "3");
        Program demo = start(environment);

        // Then the one that is well has every alert once, signed, whatever the others do
        Set<String> raised = raised();
        assertThat(raised).isNotEmpty();
        await("all at the desk").atMost(PATIENCE).until(() -> desk.taken().containsAll(raised));
        assertThat(desk.messages()).allMatch(HttpReceiver.Message::genuine);
        assertThat(desk.messages()).extracting(HttpReceiver.Message::id).doesNotHaveDuplicates();
        assertThat(inOrder(desk)).as("of an episode, the beginning first").isTrue();
        await("all delivered").atMost(PATIENCE).until(() -> deliveries("desk", "pending")
                .isEmpty());
        assertThat(deliveries("desk", "delivered")).hasSameSizeAs(raised);

        // and one that is gone was asked no more often than it takes to hear that
        await("gone")
                .atMost(PATIENCE)
                .until(() -> !shown("gone").path("stoppedAt").isNull());
        assertThat(gone.messages().size()).isLessThan(raised.size());
        // and what the others did not take is listed with the reason
        await("given up").atMost(PATIENCE).until(() -> !deliveries("redirecting", "failed")
                .isEmpty());
        assertThat(deliveries("redirecting", "failed").get(0).path("error").asText())
                .isEqualTo("answered 302; redirects are not followed");
        assertThat(shown("desk").toString()).doesNotContain(Alerts.SECRET, "/hook");
        // and Prometheus is told how many
        await("figures").atMost(PATIENCE).untilAsserted(() -> {
            Scrape figures = Scrape.of(api);
            assertThat(figures.value("claimline_deliveries{receiver=\"desk\",state=\"delivered\"}"))
                    .isEqualTo(raised.size());
            assertThat(figures.value("claimline_deliveries{receiver=\"redirecting\",state=\"failed\"}"))
                    .isPositive();
        });

        // When the desk fails, a town becomes contested, and the service is killed before it could tell
        desk.answers(503);
        api.report(contested("one"));
        Set<String> then =
                await("alerts of the town").atMost(PATIENCE).until(this::raised, now -> now.size() > raised.size());
        Set<String> news = new TreeSet<>(then);
        news.removeAll(raised);
        await("a try").atMost(PATIENCE).until(() -> desk.messages().stream()
                .anyMatch(m -> news.contains(m.id()) && !m.taken()));
        List<ProcessHandle> children = demo.children();
        demo.kill();
        await("end of the broker").atMost(PATIENCE).until(() -> children.stream()
                .noneMatch(ProcessHandle::isAlive));
        desk.answers(200);
        start(environment);

        // Then it is told after the restart, and nothing that was told before is told again
        await("told after all").atMost(PATIENCE).until(() -> desk.taken().containsAll(news));
        assertThat(desk.messages().stream().filter(HttpReceiver.Message::taken).map(HttpReceiver.Message::id))
                .doesNotHaveDuplicates();

        // When the one that was not there comes, and what was given up is sent again
        HttpReceiver late = programs.ending(new HttpReceiver(Alerts.SECRET, nobody));
        await("all tried").atMost(PATIENCE).until(() -> deliveries("nobody", "pending")
                .isEmpty());
        Set<String> missed = new TreeSet<>();
        deliveries("nobody", "failed").forEach(d -> missed.add(d.path("alertId").asText()));
        assertThat(missed).isNotEmpty();
        assertThat(api.post("/api/receivers/nobody/resend", "").statusCode()).isEqualTo(202);

        // Then it has them too
        await("sent again").atMost(PATIENCE).until(() -> late.taken().containsAll(missed));
        await("none failed").atMost(PATIENCE).until(() -> deliveries("nobody", "failed")
                .isEmpty());
    }

    private HttpReceiver receiver() throws IOException {
        return programs.ending(new HttpReceiver(Alerts.SECRET, 0));
    }

    private static String entry(String id, String url) {
        return "- id: " + id + "\n  url: " + url + "\n  secret: ${DESKS_SECRET}\n";
    }

    private Program start(Map<String, String> environment) {
        Path data = directory.resolve("data");
        Program demo =
                programs.run(directory.resolve("logs"), environment, "demo", "--port", "0", "--data", data.toString());
        api = new Api(demo.ready().page());
        api.status(status -> status.path("caughtUp").asBoolean());
        return demo;
    }

    private Set<String> raised() {
        Set<String> ids = new TreeSet<>();
        api.json("/api/alerts?limit=10000")
                .forEach(alert -> ids.add(alert.path("alertId").asText()));
        return ids;
    }

    private List<JsonNode> deliveries(String receiver, String state) {
        List<JsonNode> found = new ArrayList<>();
        api.json("/api/deliveries?limit=10000&state=" + state + "&receiver=" + receiver)
                .forEach(found::add);
        return found;
    }

    private JsonNode shown(String receiver) {
        for (JsonNode entry : api.json("/api/receivers")) {
            if (entry.path("id").asText().equals(receiver)) {
                return entry;
            }
        }
        throw new AssertionError(receiver + " is not listed");
    }

    /** Whether the first that was told of every episode is that it is contested. */
    private static boolean inOrder(HttpReceiver receiver) {
        Set<String> begun = new TreeSet<>();
        for (HttpReceiver.Message message : receiver.messages()) {
            JsonNode alert = message.body().path("data");
            if (begun.add(alert.path("episodeId").asText())
                    && !alert.path("kind").asText().equals("NEWLY_CONTESTED")) {
                return false;
            }
        }
        return true;
    }

    private static List<String> contested(String id) {
        return List.of(
                claim(id + "-1", "enab-baladi", "CAPTURED", "opposition", "PRO_OPPOSITION"),
                claim(id + "-2", "sana", "CONTROLS", "regime", "PRO_REGIME"));
    }

    private static String claim(String report, String source, String assertion, String party, String stance) {
        return """
                {"reportId":"%s","source":"%s","publishedAt":"2024-12-09T17:40:00+03:00","claims":[{"place":"Tartus",\
                "assertion":"%s","party":"%s","stance":"%s","eventTime":"2024-12-09T17:30:00+03:00","precision":"HOUR"}]}""".formatted(report, source, assertion, party, stance);
    }
}
