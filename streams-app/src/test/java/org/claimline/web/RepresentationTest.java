package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.claimline.avro.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How answers travel: tags, compression, HEAD, and pages of other origins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepresentationTest {
    private static final byte[] NOTHING = new byte[0];
    private static final String REPORT =
            "{\"reportId\":\"r1\",\"source\":\"s1\",\"publishedAt\":\"2024-11-30T17:40:00+03:00\",\"claims\":[]}";

    private final MemoryService http = MemoryService.real();
    private final MemoryService open = MemoryService.real(List.of("https://desk.example.org"));

    @BeforeAll
    void fill() {
        for (int i = 0; i < 9; i++) {
            http.model.put(Samples.state("t" + i, "Town " + i, Status.CONFIRMED, "regime"), OptionalLong.of(1));
        }
    }

    @AfterAll
    void stop() {
        http.close();
        open.close();
    }

    @Test
    void whoeverHasAnAnswerIsToldSo() throws Exception {
        String tag = get("/api/towns", "").header("etag").orElseThrow();

        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            Wire.Answer again = get("/api/towns", "If-None-Match: " + known + "\r\n");
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.header("etag")).contains(tag);
            assertThat(again.header("cache-control")).contains("no-cache");
            assertThat(again.header("vary").orElse("")).containsIgnoringCase("accept-encoding");
        }
        assertThat(get("/api/towns", "If-None-Match: \"other\"\r\n").status()).isEqualTo(200);
    }

    @Test
    void aTagChangesWithWhatIsSaidAndWithTheWayItTravels() throws Exception {
        String tag = get("/api/towns", "").header("etag").orElseThrow();

        assertThat(get("/api/towns", "").header("etag")).contains(tag);
        assertThat(tag).startsWith("\"");
        assertThat(get("/api/towns", "Accept-Encoding: gzip\r\n").header("etag"))
                .isPresent()
                .get()
                .isNotEqualTo(tag);
        String page = get("/api/towns?limit=9", "").header("etag").orElseThrow();
        http.model.put(Samples.state("u", "Another", Status.UNCLEAR, null), OptionalLong.of(1));
        assertThat(get("/api/towns", "").header("etag").orElseThrow()).isNotEqualTo(tag);
        assertThat(get("/api/towns?limit=9", "").header("etag").orElseThrow())
                .as("the same page, with another after it")
                .isNotEqualTo(page);
        http.model.removeTown("u");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                          | true",
                "gzip, deflate, br             | true",
                "GZIP;q=0.5                    | true",
                "*                             | true",
                "*;q=0.1, gzip;q=0             | false",
                "gzip;q=0                      | false",
                "gzip;q=0.2, identity;q=0.7    | false",
                "identity                      | false",
                "br                            | false",
                "gzip;q=nonsense               | false",
                "''                            | false",
            })
    void anAnswerIsCompressedForThoseWhoTakeItSo(String accepted, boolean compressed) throws Exception {
        Wire.Answer plain = get("/api/towns", "");
        Wire.Answer answer = get("/api/towns", "Accept-Encoding: " + accepted + "\r\n");

        assertThat(answer.header("content-encoding").isPresent()).isEqualTo(compressed);
        assertThat(answer.header("vary").orElse("")).containsIgnoringCase("accept-encoding");
        byte[] body = compressed
                ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
                : answer.body();
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(plain.text());
    }

    @Test
    void whatIsSmallTravelsAsItIs() throws Exception {
        assertThat(get("/api/parties", "Accept-Encoding: gzip\r\n").header("content-encoding"))
                .isEmpty();
    }

    @Test
    void headAnswersAsGetDoesWithoutTheBody() throws Exception {
        Wire.Answer get = get("/api/towns?limit=3", "");
        Wire.Answer head = send(http, "HEAD", "/api/towns?limit=3", "", NOTHING);

        assertThat(head.status()).isEqualTo(200);
        for (String header : List.of("etag", "content-type", "content-length", "cache-control", "link", "vary")) {
            assertThat(head.header(header))
                    .as(header)
                    .isEqualTo(get.header(header))
                    .isPresent();
        }
        assertThat(send(http, "HEAD", "/api/towns/nowhere", "", NOTHING).status())
                .isEqualTo(404);
    }

    @Test
    void everyAnswerIsWhatItSaysItIs() throws Exception {
        for (String path : List.of("/api/towns", "/api/towns/nowhere", "/api/nothing", "/health/liveness", "/")) {
            assertThat(get(path, "").header("x-content-type-options")).as(path).contains("nosniff");
        }
        assertThat(get("/api/towns/nowhere", "").header("cache-control")).contains("no-store");
    }

    @Test
    void withoutConfigurationPagesOfOtherOriginsGetNothing() throws Exception {
        String stranger = "Origin: https://desk.example.org\r\n";

        assertThat(get("/api/towns", stranger).header("access-control-allow-origin"))
                .isEmpty();
        Wire.Answer sent = send(http, "POST", "/api/reports", stranger, REPORT.getBytes(StandardCharsets.UTF_8));
        assertThat(RefusalsTest.assertProblem(sent, 403).get("detail").asText()).contains("CLAIMLINE_CORS_ORIGINS");
        assertThat(http.reports).isEmpty();
    }

    @Test
    void aPageOfTheServiceItselfMaySend() throws Exception {
        String own = "Origin: http://" + http.uri().getAuthority() + "\r\n";

        assertThat(send(http, "POST", "/api/reports", own, REPORT.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(202);
        http.reports.clear();
    }

    @Test
    void pagesOfANamedOriginMayAskAndSend() throws Exception {
        String desk = "Origin: https://desk.example.org\r\n";
        String other = "Origin: https://evil.example.org\r\n";
        String asking = "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n";

        Wire.Answer answer = send(open, "GET", "/api/towns", desk, NOTHING);
        assertThat(answer.header("access-control-allow-origin")).contains("https://desk.example.org");
        assertThat(answer.header("access-control-expose-headers").orElse("")).containsIgnoringCase("link");
        assertThat(answer.header("vary").orElse("")).containsIgnoringCase("origin");
        Wire.Answer preflight = send(open, "OPTIONS", "/api/reports", desk + asking, NOTHING);
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("access-control-allow-methods").orElse("")).contains("POST");
        assertThat(send(open, "POST", "/api/reports", desk, REPORT.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(202);
        assertThat(send(open, "GET", "/api/towns", other, NOTHING).header("access-control-allow-origin"))
                .isEmpty();
        assertThat(send(open, "POST", "/api/reports", other, REPORT.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anOriginIsSchemeAndHost() {
        for (String origin : List.of("desk.example.org", "https://desk.example.org/", "ftp://x", "")) {
            assertThatThrownBy(() -> new WebConfig("127.0.0.1", 0, WebConfig.DEFAULT_ZONE, 1_024, List.of(origin)))
                    .hasMessageContaining("\"" + origin + "\"")
                    .hasMessageContaining("https://desk.example.org");
        }
    }

    private Wire.Answer get(String path, String headers) throws Exception {
        return send(http, "GET", path, headers, NOTHING);
    }

    private static Wire.Answer send(MemoryService service, String method, String path, String headers, byte[] body)
            throws Exception {
        try (Wire wire = new Wire(service.uri())) {
            return wire.send(method, path, headers, body);
        }
    }
}
