package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.claimline.replay.ReplayState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of replays and their clocks over HTTP, at the live service and at the process that runs one. */
class ReplaysOverHttpTest {
    private static final byte[] NOTHING = {};
    private static final String JSON = "Content-Type: application/json\r\n";

    private final MemoryService live = MemoryService.of("live", List.of());
    private final MemoryService day = MemoryService.of("day", List.of());

    @BeforeEach
    void fill() {
        day.replays.keep("day", ReplayState.RUNNING, null);
        live.replays.keep("day", ReplayState.RUNNING, day.uri());
        live.replays.keep("before", ReplayState.ENDED, null);
    }

    @AfterEach
    void stop() {
        live.close();
        day.close();
    }

    @Test
    void replaysAreListedByNameWithHowTheyStand() throws Exception {
        JsonNode all = live.json("/api/replays");

        assertThat(all.findValuesAsText("name")).containsExactly("before", "day");
        JsonNode one = all.get(1);
        assertThat(one.get("state").asText()).isEqualTo("RUNNING");
        assertThat(one.get("from").asText()).isEqualTo("2024-11-30T01:00:00+03:00");
        assertThat(one.get("feedTime").asText()).isEqualTo("2024-11-30T18:40:00+03:00");
        assertThat(one.at("/reports/told").asInt()).isEqualTo(120);
        assertThat(one.get("page").asText()).isEqualTo(day.uri().toString());
        assertThat(one.get("endedAt").isNull()).isTrue();
        assertThat(live.json("/api/replays/day")).isEqualTo(one);
        assertThat(live.get("/api/replays?limit=1").headers().firstValue("Link"))
                .hasValueSatisfying(link -> assertThat(link).contains("/api/replays?limit=1&cursor="));
        assertThat(refused(live, "GET", "/api/replays/nobody", "", "", 404)).contains("there are before, day");
        assertThat(refused(live, "GET", "/api/replays?view=day", "", "", 400)).contains("view");
    }

    @Test
    void aReplayThatDoesNotRunIsRemoved() throws Exception {
        assertThat(send(live, "DELETE", "/api/replays/before", "", "").status()).isEqualTo(204);

        assertThat(live.json("/api/replays").findValuesAsText("name")).containsExactly("day");
        assertThat(refused(live, "DELETE", "/api/replays/before", "", "", 404)).contains("there is day");
        assertThat(refused(live, "DELETE", "/api/replays/%2E%2E", "", "", 404)).contains("no replay");
        assertThat(refused(live, "DELETE", "/api/replays/day", "", "", 409)).contains("is at work", "stop it first");
        assertThat(refused(live, "DELETE", "/api/replays/day", "Origin: https://evil.example.org\r\n", "", 403))
                .contains("may not send");
    }

    /** At the process itself, and at the live service, which hands it on. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClockDoesAsItIsTold(boolean byTheLiveService) throws Exception {
        MemoryService asked = byTheLiveService ? live : day;

        assertThat(told(asked, "pause", "").get("state").asText()).isEqualTo("PAUSED");
        assertThat(told(asked, "resume", "").get("state").asText()).isEqualTo("RUNNING");
        told(asked, "step", "");
        told(asked, "step", "{}");
        told(asked, "step", "{\"reports\": 25}");
        told(asked, "step", "{\"reports\": 10000}");
        told(asked, "speed", "{\"speed\": 600}");
        told(asked, "speed", "{\"speed\": 0.5}");
        told(asked, "speed", "{\"speed\": \"max\"}");
        assertThat(told(asked, "stop", "").get("state").asText()).isEqualTo("STOPPED");

        assertThat(day.replays.orders)
                .containsExactly(
                        "pause",
                        "resume",
                        "step 1",
                        "step 1",
                        "step 25",
                        "step 10000",
                        "speed 600.0",
                        "speed 0.5",
                        "speed max",
                        "stop");
        assertThat(refused(day, "POST", "/api/replays/day/resume", "", "", 409)).contains("was stopped", "DELETE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step  | {\"reports\": 0}              | /reports | 0         | 1 to 10000",
                "step  | {\"reports\": 10001}          | /reports | 10001     | 1 to 10000",
                "step  | {\"reports\": -1}             | /reports | -1        | 1 to 10000",
                "step  | {\"reports\": 1.5}            | /reports | 1.5       | 1 to 10000",
                "step  | {\"reports\": 99999999999999} | /reports | 99999999999999 | 1 to 10000",
                "step  | {\"reports\": \"3\"}          | /reports | 3         | 1 to 10000",
                "step  | {\"report\": 3}               | /report  | 3         | reports",
                "step  | [{\"reports\": 3}]            | ''       | [{\"reports\":3}] | object",
                "step  | 3                             | ''       | 3         | object",
                "speed | {}                            | /speed   | ''        | 600",
                "speed | {\"speed\": null}             | /speed   | ''        | 600",
                "speed | {\"speed\": 0}                | /speed   | 0         | 0.01 to 1000000",
                "speed | {\"speed\": -60}              | /speed   | -60       | 0.01 to 1000000",
                "speed | {\"speed\": 1e300}            | /speed   | 1.0E300   | 0.01 to 1000000",
                "speed | {\"speed\": \"600\"}          | /speed   | 600       | max",
                "speed | {\"speed\": \"MAX\"}          | /speed   | MAX       | max",
                "speed | {\"speed\": true}             | /speed   | true      | max",
                "speed | {\"speed\": 60, \"x\": 1}     | /x       | 1         | speed",
            })
    void whatCannotBeToldAClockIsRefusedWithItsFault(
            String order, String body, String pointer, String value, String wayOut) throws Exception {
        for (MemoryService asked : List.of(live, day)) {
            JsonNode problem =
                    RefusalsTest.assertProblem(send(asked, "POST", "/api/replays/day/" + order, JSON, body), 422);

            JsonNode fault = problem.get("faults").get(0);
            assertThat(fault.get("pointer").asText()).isEqualTo(pointer);
            assertThat(fault.get("value").asText()).isEqualTo(value);
            assertThat(fault.get("reason").asText() + fault.get("wayOut").asText())
                    .contains(wayOut);
        }
        assertThat(day.replays.orders).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefused() throws Exception {
        assertThat(refused(live, "POST", "/api/replays/day/step", JSON, "{", 400))
                .contains("complete JSON");
        assertThat(refused(live, "POST", "/api/replays/day/speed", JSON, "", 400))
                .contains("empty");
        refused(live, "POST", "/api/replays/day/speed", "Content-Type: text/plain\r\n", "max", 415);
        refused(live, "POST", "/api/replays/day/speed", JSON, " ".repeat(MemoryService.LARGEST_BODY + 1), 413);
        refused(live, "POST", "/api/replays/day/pause", "Origin: https://evil.example.org\r\n", "", 403);
        refused(live, "GET", "/api/replays/day/pause", "", "", 405);
        refused(live, "POST", "/api/replays/day/rewind", "", "", 404);
        assertThat(day.replays.orders).isEmpty();
    }

    @Test
    void aClockThatDoesNotRunIsToldWithWhatWouldDo() throws Exception {
        live.replays.keep("stopped", ReplayState.STOPPED, day.uri());
        live.replays.keep("lost", ReplayState.LOST, day.uri());
        live.replays.keep("elsewhere", ReplayState.RUNNING, null);
        live.replays.keep("early", ReplayState.PREPARING, null);

        assertThat(refused(live, "POST", "/api/replays/before/pause", "", "", 409))
                .contains("has ended", "view=before");
        assertThat(refused(live, "POST", "/api/replays/stopped/pause", "", "", 409))
                .contains("was stopped", "DELETE /api/replays/stopped");
        assertThat(refused(live, "POST", "/api/replays/lost/pause", "", "", 409))
                .contains("not been heard of", "claimline replay resume lost", "DELETE /api/replays/lost");
        assertThat(refused(live, "POST", "/api/replays/elsewhere/pause", "", "", 409))
                .contains("cannot be reached");
        assertThat(refused(live, "POST", "/api/replays/early/pause", "", "", 409))
                .contains("being prepared", "ask again");
        assertThat(refused(live, "POST", "/api/replays/nobody/pause", "", "", 404))
                .contains("before, day");
        assertThat(refused(day, "POST", "/api/replays/before/pause", "", "", 409))
                .contains("this is replay \"day\"");
    }

    @Test
    void aProcessThatIsGoneOrIsAnotherIsToldSo() throws Exception {
        live.replays.keep("gone", ReplayState.RUNNING, nobodyListensAt());
        live.replays.keep("other", ReplayState.RUNNING, day.uri());

        assertThat(refused(live, "POST", "/api/replays/gone/pause", "", "", 503))
                .contains("nothing listens there");
        assertThat(refused(live, "POST", "/api/replays/other/pause", "", "", 409))
                .contains("replay \"day\"");
        assertThat(day.replays.orders).isEmpty();
    }

    private static JsonNode told(MemoryService asked, String order, String body) throws Exception {
        Wire.Answer answer = send(asked, "POST", "/api/replays/day/" + order, body.isEmpty() ? "" : JSON, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode status = MemoryService.JSON.readTree(answer.body());
        assertThat(status.get("name").asText()).isEqualTo("day");
        return status;
    }

    private static String refused(
            MemoryService asked, String method, String path, String headers, String body, int status) throws Exception {
        return RefusalsTest.assertProblem(send(asked, method, path, headers, body), status)
                .get("detail")
                .asText();
    }

    private static Wire.Answer send(MemoryService asked, String method, String path, String headers, String body)
            throws IOException {
        try (Wire wire = new Wire(asked.uri())) {
            return wire.send(method, path, headers, body.isEmpty() ? NOTHING : body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static URI nobodyListensAt() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + probe.getLocalPort());
        }
    }
}
