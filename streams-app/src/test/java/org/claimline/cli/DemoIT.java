package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.acceptance.Patience;
import org.claimline.web.WebConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo on the seed feed, through broker, registry and HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLAIMS_OF_THE_FEED = 215;

    private Demo demo;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        demo = started(directory);
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    @Test
    void everyClaimOfTheFeedIsAccountedFor() throws Exception {
        JsonNode status = get("/api/status");

        JsonNode reports = status.get("reports");
        assertThat(reports.get("received").asLong())
                .isEqualTo(reports.get("accepted").asLong()
                        + reports.get("duplicate").asLong()
                        + reports.get("superseded").asLong()
                        + reports.get("deadLettered").asLong());
        assertThat(reports.get("deadLettered").asLong()).isZero();
        assertThat(status.get("claims").get("placed").asInt()).isGreaterThanOrEqualTo(CLAIMS_OF_THE_FEED);
    }

    @Test
    void theStatesAreThoseThatTheArticlesSupport() throws Exception {
        List<String> broken = new ArrayList<>();
        for (JsonNode expected : expectedStates()) {
            JsonNode town = get("/api/towns/" + encoded(expected.get("town").asText()) + "?at="
                    + encoded(expected.get("at").asText())
                    + (expected.has("knownAt")
                            ? "&knownAt=" + encoded(expected.get("knownAt").asText())
                            : ""));
            if (!isAccepted(town, expected)) {
                String told = expected.get("town").asText() + " at "
                        + expected.get("at").asText() + ": "
                        + town.get("status").asText() + " controller " + town.get("controller") + " claimedBy "
                        + town.get("claimedBy") + " dispute " + hasOpenDispute(town) + ", not " + expected.get("accept")
                        + " conflict " + expected.get("conflict");
                if (expected.get("hard").asBoolean()) {
                    broken.add(told);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theListAsOfAMomentAgreesWithTheTownsOneByOne() throws Exception {
        String moment =
                "?at=" + encoded("2024-12-01T12:00:00+03:00") + "&knownAt=" + encoded("2024-12-02T12:00:00+03:00");
        JsonNode towns = get("/api/towns" + moment);

        assertThat(towns).isNotEmpty();
        for (JsonNode town : towns) {
            JsonNode one = get("/api/towns/" + encoded(town.get("townId").asText()) + moment);
            for (String field : List.of("status", "controller", "claimedBy", "since", "lapsesAt", "lapsed")) {
                assertThat(one.get(field)).as(field + " of " + one.get("name")).isEqualTo(town.get(field));
            }
        }
    }

    @Test
    void whatTheStreamSaysNowIsWhatTheClaimsSay() throws Exception {
        JsonNode now = get("/api/towns");
        JsonNode read = get("/api/towns?knownAt=" + encoded("2124-01-01T00:00:00Z"));

        assertThat(now).hasSameSizeAs(read);
        for (int i = 0; i < now.size(); i++) {
            for (String field : List.of("townId", "status", "controller", "claimedBy", "since", "lastClaimAt")) {
                assertThat(now.get(i).get(field)).isEqualTo(read.get(i).get(field));
            }
        }
    }

    @Test
    void aReportOfAStrangerIsTakenAndARetractionKeepsTheOldAnswer() throws Exception {
        post("/api/sources", """
                {"id":"it-monitor","name":"A monitor of this test","stance":"NEUTRAL","reliability":"B","kind":"MONITOR"}""");
        String report = """
                {"reportId":"it-1","revision":%d,"source":"it-monitor","publishedAt":"%s","claims":[%s]}""";
        String claim = """
                {"place":"Homs","assertion":"CONTROLS","party":"regime","eventTime":"2025-01-01T10:00:00+03:00","precision":"HOUR"}""";
        post("/api/reports", report.formatted(1, "2025-01-01T12:00:00+03:00", claim));
        await().atMost(Patience.LONG)
                .until(() -> status("/api/towns/Homs?at=" + encoded("2025-01-01T12:00:00+03:00")) == 200
                        && get("/api/towns/Homs").get("claims").asInt() > 0
                        && get("/api/towns/Homs").toString().contains("it-1"));
        JsonNode before = get("/api/towns/Homs?knownAt=" + encoded("2025-01-01T18:00:00+03:00"));

        post("/api/reports", report.formatted(2, "2025-01-02T12:00:00+03:00", ""));
        await().atMost(Patience.LONG)
                .until(() -> !getOrNothing("/api/towns/Homs").toString().contains("it-1"));

        assertThat(get("/api/towns/Homs?knownAt=" + encoded("2025-01-01T18:00:00+03:00")))
                .isEqualTo(before);
    }

    private static boolean isAccepted(JsonNode town, JsonNode expected) {
        JsonNode conflict = expected.get("conflict");
        if (!conflict.isNull() && conflict.asBoolean() != hasOpenDispute(town)) {
            return false;
        }
        for (JsonNode accept : expected.get("accept")) {
            boolean all = true;
            for (var field : accept.properties()) {
                String told = town.get(field.getKey()).isNull()
                        ? "unknown"
                        : town.get(field.getKey()).asText();
                all &= told.equals(field.getValue().asText());
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOpenDispute(JsonNode town) {
        for (JsonNode dispute : town.get("disputes")) {
            if (dispute.get("state").asText().equals("OPEN")) {
                return true;
            }
        }
        return false;
    }

    static Demo started(Path directory) throws Exception {
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        Demo demo = Demo.start(
                new Demo.Settings(
                        directory,
                        WebConfig.local(port),
                        AlertConfig.of(new ConfigSource(Optional.empty(), Map.of())),
                        Optional.empty()),
                Clock.systemUTC());
        await().atMost(Patience.LONG).pollInterval(Duration.ofMillis(200)).until(() -> {
            HttpResponse<String> status = send(demo, "/api/status");
            return status.statusCode() == 200
                    && JSON.readTree(status.body()).get("caughtUp").asBoolean();
        });
        return demo;
    }

    private static JsonNode expectedStates() throws IOException {
        try (InputStream in = DemoIT.class.getResourceAsStream("/seeds/expected-states.json")) {
            return JSON.readTree(in);
        }
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = send(demo, path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode getOrNothing(String path) throws Exception {
        return JSON.readTree(send(demo, path).body());
    }

    private int status(String path) throws Exception {
        return send(demo, path).statusCode();
    }

    private void post(String path, String body) throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(demo.page() + path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static HttpResponse<String> send(Demo demo, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(demo.page() + path)).build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
