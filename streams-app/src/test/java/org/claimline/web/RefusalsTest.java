package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service refuses before it looks at what was meant: each time a problem that says what to do, and nothing of the inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    private static final Pattern INSIDE = Pattern.compile(
            "exception|stack ?trace|fasterxml|jackson|netty|micronaut|org\\.claimline|java\\.|StreamRead|"
                    + "DeserializationFeature|JsonToken",
            Pattern.CASE_INSENSITIVE);
    private static final String REPORT =
            "{\"reportId\":\"r1\",\"source\":\"s1\",\"publishedAt\":\"2024-11-30T17:40:00+03:00\",\"claims\":[]}";
    private static final String JSON = "Content-Type: application/json\r\n";

    private final MemoryService http = MemoryService.real();

    @BeforeAll
    void fill() {
        http.registers.put(Samples.place("hama", "Hama", null));
    }

    @AfterAll
    void stop() {
        http.close();
    }

    @AfterEach
    void forget() {
        http.reports.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,  /api/towns,                   405, GET",
        "POST,    /api/towns,                   405, GET",
        "PUT,     /api/reports,                 405, POST",
        "GET,     /api/reports,                 405, POST",
        "PATCH,   /api/decisions,               405, GET",
        "DELETE,  /api/decisions,               405, POST",
        "BREW,    /api/towns,                   405, GET",
        "GET,     /api/nothing,                 404, /api/nothing",
        "POST,    /api/nothing,                 404, /api/nothing",
        "OPTIONS, /api/nothing,                 404, /api/nothing",
        "GET,     /api,                         404, /api",
        "GET,     /api/towns/Atlantis,          404, GET /api/towns lists",
        "GET,     /../../etc/passwd,            404, the API is under /api",
        "GET,     /api/towns/%zz,               400, URI",
        "GET,     /api/towns?q=%zz,             400, URI",
        "GET,     /api/towns?stauts=CONTESTED,  400, this call has at",
        "GET,     /api/towns?status=LOST,       400, CONTESTED",
        "GET,     /api/towns?at=2024-11-30,     400, 2024-11-30T22:00:00+03:00",
        "GET,     /api/towns?at=a&at=b,         400, give one of them",
        "GET,     /api/towns?at=+9999999-01-01T00:00:00Z, 400, at",
        "GET,     /api/towns?limit=0,           400, 1 to 10000",
        "GET,     /api/disputes?state=OPENED,   400, OPEN",
        "GET,     /api/status?verbose=1,        400, no parameters",
        "GET,     /api/unplaced?limit=x,        400, limit",
        "GET,     /api/decisions?target=x,      400, source",
    })
    void aRequestThatCannotBeMeantIsRefusedWithWhatWouldDo(String method, String path, int status, String hint)
            throws Exception {
        try (Wire wire = new Wire(http.uri())) {
            Wire.Answer answer = wire.send(method, path, "", new byte[0]);

            JsonNode problem = assertProblem(answer, status);
            assertThat(problem.get("detail").asText()).contains(hint);
            if (status == 405) {
                assertThat(answer.header("allow")).isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "text/plain; charset=utf-8",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/octet-stream",
                "application/x-ndjson",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=\"UTF-16LE\"",
                "nonsense",
                "json",
                "application/jsonp",
            })
    void aBodyOfAnotherKindIsRefusedWithTheKindThatIsRead(String type) throws Exception {
        try (Wire wire = new Wire(http.uri())) {
            Wire.Answer answer = wire.send("POST", "/api/reports", "Content-Type: " + type + "\r\n", bytes(REPORT));

            JsonNode problem = assertProblem(answer, 415);
            assertThat(problem.get("detail").asText()).contains(type, "application/json");
            assertThat(answer.header("accept")).contains("application/json");
        }
        assertThat(http.reports).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json\r\n",
                "Content-Type: application/json; charset=utf-8\r\n",
                "Content-Type: Application/JSON;charset=\"UTF-8\"\r\n",
                "Content-Type: application/vnd.claimline.report+json\r\n",
                "",
            })
    void jsonIsTakenHoweverItIsCalled(String header) throws Exception {
        try (Wire wire = new Wire(http.uri())) {
            assertThat(wire.send("POST", "/api/reports", header, bytes(REPORT)).status())
                    .isEqualTo(202);
        }
        assertThat(http.reports).hasSize(1);
    }

    @Test
    void aCompressedBodyIsUnpackedAndTheLimitHoldsUnpacked() throws Exception {
        String gzip = JSON + "Content-Encoding: gzip\r\n";
        try (Wire wire = new Wire(http.uri())) {
            assertThat(wire.send("POST", "/api/reports", gzip, zipped(bytes(REPORT)))
                            .status())
                    .isEqualTo(202);
        }
        try (Wire wire = new Wire(http.uri())) {
            assertProblem(wire.send("POST", "/api/reports", gzip, zipped(new byte[50_000_000])), 413);
        }
        try (Wire wire = new Wire(http.uri())) {
            assertProblem(wire.send("POST", "/api/reports", gzip, bytes(REPORT)), 400);
        }
        for (String coding : List.of("br", "zstd", "gzip, br", "rot13")) {
            try (Wire wire = new Wire(http.uri())) {
                Wire.Answer answer =
                        wire.send("POST", "/api/reports", JSON + "Content-Encoding: " + coding + "\r\n", bytes(REPORT));
                assertThat(assertProblem(answer, 415).get("detail").asText()).contains(coding, "gzip");
                assertThat(answer.header("accept-encoding")).contains("gzip, deflate");
            }
        }
        assertThat(http.reports).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "ISO-8859-1", "windows-1256"})
    void aBodyInAnotherEncodingIsToldSo(String charset) throws Exception {
        String report = REPORT.replace("\"s1\"", charset.startsWith("windows") ? "\"حماة\"" : "\"Hamâ\"");
        try (Wire wire = new Wire(http.uri())) {
            JsonNode problem = assertProblem(
                    wire.send("POST", "/api/reports", JSON, report.getBytes(Charset.forName(charset))), 400);

            assertThat(problem.get("detail").asText()).containsAnyOf("is UTF-16 or UTF-32", "is not UTF-8");
            assertThat(problem.get("faults").get(0).get("wayOut").asText()).contains("convert it");
        }
    }

    @Test
    void whatIsTooLargeIsToldWithTheLimit() throws Exception {
        try (Wire wire = new Wire(http.uri())) {
            Wire.Answer body = wire.send("POST", "/api/reports", JSON, new byte[MemoryService.LARGEST_BODY + 1]);
            assertThat(assertProblem(body, 413).get("detail").asText()).contains("100000 bytes");
        }
        try (Wire wire = new Wire(http.uri())) {
            assertProblem(wire.send("GET", "/api/towns?q=" + "a".repeat(9_000), "", new byte[0]), 414);
        }
        try (Wire wire = new Wire(http.uri())) {
            assertProblem(wire.send("GET", "/api/towns", "X-A: " + "a".repeat(20_000) + "\r\n", new byte[0]), 431);
        }
    }

    @Test
    void answersAreJsonAndOthersAreNotToBeHad() throws Exception {
        try (Wire wire = new Wire(http.uri())) {
            assertProblem(wire.send("GET", "/api/towns", "Accept: application/xml\r\n", new byte[0]), 406);
            assertThat(wire.send("GET", "/api/towns", "Accept: text/html, */*;q=0.1\r\n", new byte[0])
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void optionsTellTheMethods() throws Exception {
        try (Wire wire = new Wire(http.uri())) {
            Wire.Answer answer = wire.send("OPTIONS", "/api/sources", "", new byte[0]);

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("allow")).contains("GET, HEAD, OPTIONS, POST");
        }
    }

    /** The problem; nothing of it tells of the inside. */
    static JsonNode assertProblem(Wire.Answer answer, int status) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).contains(Problem.MEDIA_TYPE);
        assertThat(INSIDE.matcher(answer.text()).results().map(MatchResult::group))
                .isEmpty();
        JsonNode problem = MemoryService.JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
        return problem;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
