package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.claimline.replay.ReplayState;
import org.claimline.web.access.PeerSecret;
import org.claimline.web.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may what: every call of the service, asked by everybody there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    /** Calls for everybody, beside which there is nothing that may be asked without a token. */
    private static final Set<String> ANYONE = Set.of(
            "GET /page/{path}",
            "GET /openapi.yaml",
            "GET /asyncapi.yaml",
            "GET /health/liveness",
            "GET /health/readiness",
            "GET /api/session",
            "POST /api/session",
            "DELETE /api/session");

    private static final String REPORT = """
            {"reportId":"r1","source":"s1","publishedAt":"2024-11-30T17:40:00+03:00","claims":[
             {"place":"Hama","assertion":"FIGHTING","stance":"NEUTRAL","eventTime":"2024-11-30T17:30:00+03:00"}]}""";

    private final Keys keys = new Keys();
    private final MemoryService http = MemoryService.protectedBy(MemoryReplays.LIVE, keys.protection());

    /** The process of a replay. */
    private final MemoryService day = MemoryService.protectedBy("day", keys.protection());

    @BeforeAll
    void fill() {
        http.registers.put(Samples.place("hama", "Hama", null));
        http.replays.keep("day", ReplayState.RUNNING, day.uri());
        http.replays.located.put("day", day.uri());
        day.replays.keep("day", ReplayState.RUNNING, null);
    }

    @AfterAll
    void stop() {
        http.close();
        day.close();
    }

    @Test
    void everyCallIsForThoseWhomItsKindIsFor() throws Exception {
        List<String> asked = new ArrayList<>();
        for (String call : http.service.calls()) {
            String method = call.split(" ", 2)[0];
            String path = call.split(" ", 2)[1].replaceAll("\\{[a-zA-Z]+}", "none");
            int nobody = status(method, path);
            if (ANYONE.contains(call.replaceFirst("HEAD", "GET"))) {
                assertThat(nobody).as(call).isNotIn(401, 403);
                continue;
            }
            assertThat(nobody).as(call).isEqualTo(401);
            if (call.contains(" /internal/")) {
                assertThat(status(method, path, "Authorization", "Bearer " + keys.admin.text()))
                        .as(call)
                        .isEqualTo(401);
                continue;
            }
            Role least = least(method, path);
            for (Role role : Role.values()) {
                // an unknown parameter keeps the call from doing anything once it is let through
                int status = status(method, path + "?nonsense=1", "Authorization", "Bearer " + keys.of(role));
                if (role.compareTo(least) < 0) {
                    assertThat(status).as("%s as %s", call, role).isEqualTo(403);
                } else {
                    assertThat(status).as("%s as %s", call, role).isNotIn(401, 403);
                }
            }
            asked.add(call);
        }
        assertThat(asked).hasSizeGreaterThan(50);
    }

    /** As the documents tell it, and written down nowhere else in the tests. */
    private static Role least(String method, String path) {
        if (Set.of("GET", "HEAD").contains(method)) {
            return Role.READER;
        }
        return path.matches("/api/(receivers|deliveries|replays)(/.*)?") ? Role.ADMIN : Role.EDITOR;
    }

    @Test
    void whatIsMissingOrWrongIsToldWithTheWayIn() throws Exception {
        HttpResponse<String> without = get("/api/towns");
        HttpResponse<String> wrong = get("/api/towns", "Authorization", "Bearer clt_nonsense");

        assertThat(problem(without, 401).get("detail").asText()).contains("Authorization: Bearer", "POST /api/session");
        assertThat(without.headers().firstValue("www-authenticate")).contains("Bearer realm=\"claimline\"");
        assertThat(problem(wrong, 401).get("detail").asText())
                .contains("not known")
                .doesNotContain("nonsense");
        assertThat(wrong.headers().firstValue("www-authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
    }

    @Test
    void noTokenIsGoodButTheOnesThereAre() throws Exception {
        String good = keys.reader.text();
        for (String header : List.of(
                "Bearer " + good + "x",
                "Bearer " + good.substring(0, good.length() - 1),
                "Bearer " + good.toUpperCase(java.util.Locale.ROOT),
                "Bearer " + keys.reader.sha256(),
                "Bearer " + keys.expired.text(),
                "Bearer",
                "Bearer ",
                "Basic " + good,
                "Bearer " + good + "," + good,
                "Bearer " + "x".repeat(4_000))) {
            assertThat(get("/api/towns", "Authorization", header).statusCode())
                    .as(header)
                    .isIn(401, 429);
        }
        for (String header : List.of("Bearer " + good, "bearer " + good, "BEARER   " + good, good)) {
            assertThat(get("/api/towns", "Authorization", header).statusCode())
                    .as(header)
                    .isEqualTo(200);
        }
    }

    @Test
    void aRoleThatIsTooLowIsToldWithTheOneThatIsNeeded() throws Exception {
        HttpResponse<String> reader =
                send("POST", "/api/reports", REPORT, "Authorization", "Bearer " + keys.reader.text());
        HttpResponse<String> editor =
                send("DELETE", "/api/receivers/x", "", "Authorization", "Bearer " + keys.editor.text());

        assertThat(problem(reader, 403).get("detail").asText()).contains("editor", "the-reader has reader");
        assertThat(problem(editor, 403).get("detail").asText()).contains("admin", "the-editor has editor");
        assertThat(http.reports).isEmpty();
        assertThat(send("POST", "/api/reports", REPORT, "Authorization", "Bearer " + keys.editor.text())
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aBrowserSignsInWithACookieThatNoScriptReads() throws Exception {
        HttpResponse<String> in = signIn(keys.editor.text());

        String cookie = in.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie)
                .contains("HTTPOnly", "SameSite=Strict", "Path=/", "Max-Age=43200")
                .doesNotContain("Secure");
        assertThat(in.body())
                .contains("\"name\":\"the-editor\"", "\"role\":\"editor\"")
                .doesNotContain("clt_");
        String mine = cookie.split(";", 2)[0];
        JsonNode session =
                MemoryService.JSON.readTree(get("/api/session", "Cookie", mine).body());
        assertThat(session.get("tokensAsked").asBoolean()).isTrue();
        assertThat(session.get("name").asText()).isEqualTo("the-editor");
        assertThat(get("/api/towns", "Cookie", mine).statusCode()).isEqualTo(200);
        assertThat(get("/", "Cookie", mine).statusCode()).isEqualTo(200);
        assertThat(get("/api/towns", "Cookie", mine, "Authorization", "Bearer wrong")
                        .statusCode())
                .isIn(401, 429);
        assertThat(send("DELETE", "/api/session", "").headers().firstValue("set-cookie"))
                .hasValueSatisfying(gone -> assertThat(gone).contains("Max-Age=0", "claimline-session=;"));
    }

    @Test
    void overTlsTheCookieComesBackOverTlsOnly() throws Exception {
        assertThat(send("POST", "/api/session", token(keys.reader.text()), "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("set-cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void whoSignsInWithSomethingElseIsNotLetIn() throws Exception {
        for (String text : List.of("clt_wrong", keys.expired.text(), "with space", "semi;colon", "\\\"quoted\\\"")) {
            HttpResponse<String> answer = signIn(text);
            assertThat(answer.statusCode()).as(text).isIn(401, 429);
            assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
            assertThat(answer.body()).doesNotContain(text);
        }
        HttpResponse<String> nothing =
                send("POST", "/api/session", "{\"tokn\":\"clt_secret\",\"token\":[\"clt_secret\"]}");
        assertThat(problem(nothing, 422).toString()).doesNotContain("clt_secret");
    }

    @Test
    void aCookieWritesFromOurOwnPageOnly() throws Exception {
        String mine = signIn(keys.editor.text())
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";", 2)[0];
        String own = http.uri().toString();
        http.reports.clear();

        assertThat(send("POST", "/api/reports", REPORT, "Cookie", mine).statusCode())
                .isEqualTo(403);
        for (String stranger : List.of("https://evil.example.org", "null", own.replace("http:", "http:/"), own + "0")) {
            assertThat(send("POST", "/api/reports", REPORT, "Cookie", mine, "Origin", stranger)
                            .statusCode())
                    .as(stranger)
                    .isEqualTo(403);
        }
        assertThat(send("POST", "/api/reports", REPORT, "Cookie", mine, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.reports).isEmpty();
        assertThat(send("POST", "/api/reports", REPORT, "Cookie", mine, "Origin", own)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void whoOpensThePageIsAskedToSignIn() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.headers().firstValue("content-type")).contains(PageController.HTML);
        assertThat(page.headers().firstValue("content-security-policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("script-src 'self'", "frame-ancestors 'none'"));
        assertThat(page.body()).contains("id=\"sign-in\"", "/page/sign-in.js").doesNotContain("Hama", "<script>");
        assertThat(get("/?view=day").body()).doesNotContain("Hama").contains("sign-in");
    }

    @Test
    void viewsAreForThoseWhoMayReadAndAreAskedAsAPeer() throws Exception {
        String reader = "Bearer " + keys.reader.text();

        assertThat(get("/api/towns?view=day").statusCode()).isEqualTo(401);
        assertThat(get("/api/towns?view=day", "Authorization", reader).statusCode())
                .isEqualTo(200);
        HttpResponse<String> around =
                day.send(HttpRequest.newBuilder().header(Forwarder.HOPS, "1").GET(), "/api/towns?view=day");
        assertThat(around.statusCode()).isEqualTo(401);
        assertThat(send("POST", "/api/replays/day/pause", "", "Authorization", "Bearer " + keys.editor.text())
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/api/replays/day/pause", "", "Authorization", "Bearer " + keys.admin.text())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aReplayWithAnotherSecretIsToldWithWhatWouldDo() throws Exception {
        try (MemoryService strange = MemoryService.protectedBy("strange", new Keys().protection())) {
            Keys others = new Keys();
            try (MemoryService asking = MemoryService.protectedBy(
                    MemoryReplays.LIVE,
                    new org.claimline.web.access.Protection(
                            others.protection().keyring(),
                            Optional.of(PeerSecret.ofThisProcess(Clock.systemUTC())),
                            List.of(),
                            org.claimline.web.access.Budgets.Limits.DEFAULT,
                            1))) {
                asking.replays.keep("strange", ReplayState.RUNNING, strange.uri());
                asking.replays.located.put("strange", strange.uri());
                HttpResponse<String> answer = asking.send(
                        HttpRequest.newBuilder().header("Authorization", "Bearer " + others.reader.text()),
                        "/api/towns?view=strange");

                assertThat(problem(answer, 503).get("detail").asText()).contains("CLAIMLINE_PEER_SECRET");
            }
        }
    }

    @Test
    void aProofIsGoodForOneCallAndForMinutes() throws Exception {
        String path = "/internal/held/counts?partitions=0";
        Instant now = Instant.now();
        Map<String, String> proofs = Map.of(
                "another call", keys.peers.proof("GET", "/internal/held/counts?partitions=1"),
                "another method", keys.peers.proof("POST", path),
                "another secret", PeerSecret.ofThisProcess(Clock.systemUTC()).proof("GET", path),
                "an hour old", at(now.minus(Duration.ofHours(1))).proof("GET", path),
                "of the future", at(now.plus(Duration.ofHours(1))).proof("GET", path),
                "nothing", "",
                "no number", "x.00",
                "a number alone", "" + now.getEpochSecond(),
                "too large a number", "9223372036854775807.00");
        for (Map.Entry<String, String> proof : proofs.entrySet()) {
            assertThat(get(path, PeerSecret.HEADER, proof.getValue()).statusCode())
                    .as(proof.getKey())
                    .isEqualTo(401);
        }
        assertThat(get(path, PeerSecret.HEADER, keys.peers.proof("GET", path)).statusCode())
                .as("let through, to be told that it reads other topics")
                .isEqualTo(421);
        assertThat(send("POST", "/api/reports", REPORT, PeerSecret.HEADER, keys.peers.proof("POST", "/api/reports"))
                        .statusCode())
                .as("peers do not write")
                .isEqualTo(401);
    }

    @Test
    void whatNamesNoEditorIsDoneInTheNameOfTheToken() throws Exception {
        String editor = "Bearer " + keys.editor.text();
        String decision =
                "{\"kind\":\"REJECT\",\"claim\":{\"source\":\"s\",\"report\":\"r\",\"claim\":\"%s\"},\"reason\":\"staged\"%s}";
        String decisions =
                "[" + decision.formatted("c1", "") + "," + decision.formatted("c2", ",\"editor\":\"ed-1\"") + "]";
        String source = "{\"id\":\"n-1\",\"name\":\"New\",\"stance\":\"NEUTRAL\"}";

        assertThat(send("POST", "/api/decisions", decisions, "Authorization", editor)
                        .statusCode())
                .isEqualTo(202);
        assertThat(http.decisions).extracting(made -> made.getEditor()).containsExactly("the-editor", "ed-1");
        assertThat(send("POST", "/api/sources", source, "Authorization", editor).statusCode())
                .isEqualTo(202);
        assertThat(http.sources).extracting(entry -> entry.getUpdatedBy()).containsExactly("the-editor");
        http.sources.forEach(http.registers::put);
        assertThat(send("DELETE", "/api/sources/n-1?reason=never+was", "", "Authorization", editor)
                        .statusCode())
                .isEqualTo(204);
        assertThat(http.removed.get("n-1")).containsEntry("claimline-editor", "the-editor");
        assertThat(send("POST", "/api/decisions", "{\"kind\":", "Authorization", editor)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyPlaceThatSaysForWhomItIsSaysSoOnce() {
        Set<String> calls = new TreeSet<>(http.service.calls());

        assertThat(http.service.undeclared()).as("calls without @OpenTo").isEmpty();
        assertThat(calls).isNotEmpty();
    }

    private static PeerSecret at(Instant time) {
        return PeerSecret.of(Keys.PEERS, Clock.fixed(time, ZoneOffset.UTC));
    }

    private HttpResponse<String> signIn(String token) throws Exception {
        return send("POST", "/api/session", token(token));
    }

    private static String token(String token) {
        return "{\"token\":\"" + token + "\"}";
    }

    private int status(String method, String path, String... headers) throws Exception {
        return send(method, path, "", headers).statusCode();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request, path);
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains(Problem.MEDIA_TYPE);
        return MemoryService.JSON.readTree(answer.body());
    }
}
