package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.claimline.replay.ReplayState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every answer there is, good or bad, tells a browser to trust it with nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityHeadersTest {
    private static final byte[] NOTHING = {};

    private final Keys keys = new Keys();
    private final MemoryService http = MemoryService.protectedBy(MemoryReplays.LIVE, keys.protection());
    private final MemoryService day = MemoryService.protectedBy("day", keys.protection());
    private final MemoryService open = MemoryService.real(List.of("https://desk.example.org"));

    @BeforeAll
    void fill() {
        http.registers.put(Samples.place("hama", "Hama", null));
        http.replays.keep("day", ReplayState.RUNNING, day.uri());
        http.replays.located.put("day", day.uri());
    }

    @AfterAll
    void stop() {
        http.close();
        day.close();
        open.close();
    }

    @Test
    void everyCallHasThemWhateverItAnswers() throws Exception {
        String admin = "Authorization: Bearer " + keys.admin.text() + "\r\n";
        Map<String, Wire.Answer> answers = new LinkedHashMap<>();
        for (String call : http.service.calls()) {
            String method = call.split(" ", 2)[0];
            String path = call.split(" ", 2)[1].replaceAll("\\{[a-zA-Z]+}", "none");
            for (String asked : List.of(path, path + "?nonsense=1", path + "?view=day", path + "/nothing")) {
                answers.put(method + " " + asked + " by nobody", head(method, asked, ""));
                if (!path.equals("/api/stream") || asked.contains("nonsense")) {
                    answers.put(method + " " + asked, head(method, asked, admin));
                }
            }
        }
        answers.put("stream", head("GET", "/api/stream", admin));
        answers.put("stream of a view", head("GET", "/api/stream?view=day", admin));
        answers.put("options", head("OPTIONS", "/api/towns", ""));
        answers.put("page of a view", head("GET", "/?view=day", admin));
        answers.put("unchanged", head("GET", "/api/parties", admin + "If-None-Match: *\r\n"));
        answers.put("stranger", head("POST", "/api/reports", admin + "Origin: https://evil.example.org\r\n"));

        assertThat(answers.values())
                .extracting(Wire.Answer::status)
                .contains(200, 204, 304, 400, 401, 403, 404, 405, 421);
        answers.forEach(SecurityHeadersTest::hasThem);
    }

    @Test
    void whatTheServerRefusesBeforeItKnowsTheCallHasThemToo() throws Exception {
        List<String> requests = new ArrayList<>(List.of(
                "GET /api/towns?q=" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/towns HTTP/1.1\r\nHost: x\r\nX-A: " + "a".repeat(20_000) + "\r\n\r\n",
                "GET /api/towns/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "BREW /api/towns HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n"));
        for (String request : requests) {
            try (Wire wire = new Wire(http.uri())) {
                Wire.Answer answer = wire.raw(request.getBytes(StandardCharsets.US_ASCII), false);
                assertThat(answer.status()).isBetween(400, 499);
                hasThem(request.substring(0, Math.min(40, request.length())), answer);
            }
        }
    }

    @Test
    void pagesLoadWhatIsOursAndNoScriptThatStandsInThem() throws Exception {
        Wire.Answer page = head("GET", "/", "Authorization: Bearer " + keys.reader.text() + "\r\n");
        String policy = page.header("content-security-policy").orElseThrow();

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe", "http", "*");
        assertThat(page.text())
                .doesNotContain("<script>", " style=", " onclick=")
                .contains("<script src=");
        assertThat(head("GET", "/api/parties", "Authorization: Bearer " + keys.reader.text() + "\r\n")
                        .header("content-security-policy"))
                .hasValueSatisfying(api -> assertThat(api).startsWith("default-src 'none';"));
    }

    @Test
    void answersForATokenStayWithWhoeverAsked() throws Exception {
        String reader = "Authorization: Bearer " + keys.reader.text() + "\r\n";

        assertThat(head("GET", "/api/parties", reader).header("cache-control")).contains("private, no-cache");
        assertThat(head("GET", "/api/parties", "").header("cache-control")).contains("no-store");
        assertThat(head("GET", "/api/towns?view=day", reader).header("cache-control"))
                .contains("private, no-cache");
    }

    @Test
    void originsThatAreConfiguredStillMayRead() throws Exception {
        try (Wire wire = new Wire(open.uri())) {
            Wire.Answer answer = wire.send("GET", "/api/parties", "Origin: https://desk.example.org\r\n", NOTHING);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("access-control-allow-origin")).contains("https://desk.example.org");
            hasThem("of another origin", answer);
        }
        try (MemoryService asking = MemoryService.protectedBy(
                        MemoryReplays.LIVE, keys.protection(), List.of("https://desk.example.org"));
                Wire wire = new Wire(asking.uri())) {
            String origin = "Origin: https://desk.example.org\r\n";
            Wire.Answer preflight = wire.send(
                    "OPTIONS",
                    "/api/parties",
                    origin + "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: authorization\r\n",
                    NOTHING);
            Wire.Answer refused = wire.send("GET", "/api/parties", origin, NOTHING);

            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.header("access-control-allow-headers").orElse(""))
                    .containsIgnoringCase("authorization");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("access-control-allow-origin"))
                    .as("so that the page can tell why")
                    .contains("https://desk.example.org");
        }
    }

    private static void hasThem(String what, Wire.Answer answer) {
        Map<String, String> expected = Map.of(
                "x-content-type-options", "nosniff",
                "referrer-policy", "no-referrer",
                "x-frame-options", "DENY",
                "cross-origin-resource-policy", "same-origin",
                "cross-origin-opener-policy", "same-origin");
        expected.forEach((name, value) ->
                assertThat(answer.header(name)).as("%s: %s", what, name).contains(value));
        assertThat(answer.header("content-security-policy").orElse(""))
                .as(what)
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("server")).as(what).isEmpty();
        assertThat(answer.header("x-powered-by")).as(what).isEmpty();
    }

    private Wire.Answer head(String method, String path, String headers) throws IOException {
        try (Wire wire = new Wire(http.uri())) {
            return wire.send(method, path, headers, NOTHING);
        }
    }
}
