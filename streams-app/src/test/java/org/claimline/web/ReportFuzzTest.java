package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.claimline.avro.Camp;
import org.claimline.avro.Party;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand broken bodies over HTTP: each is taken as it stands or refused with a named fault, and the service stays well. What was taken is
 * read out of the body a second time, by other means, and held against what arrived.
 */
class ReportFuzzTest {
    private static final int BODIES = 10_000;
    private static final long SEED = 20_241_130L;
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> GOOD = List.of("""
            {"reportId":"r1","source":"s1","publishedAt":"2024-11-30T17:40:00+03:00","claims":[{"place":"Hama","assertion":"CAPTURED",\
            "party":"opposition","stance":"PRO_OPPOSITION","eventTime":"2024-11-30T17:30:00+03:00"}]}""", """
            {"reportId":"r2","revision":3,"source":"قناة","publishedAt":"2024-11-30T12:00:00Z","url":"https://example.org/2","language":"ar",\
            "stance":"NEUTRAL","retracts":[{"report":"r0","claim":"c1"}],"claims":[{"claimId":"a","place":"صوران","within":"Hama",\
            "assertion":"FIGHTING","certainty":"HEDGED","precision":"HOUR","eventTime":"2024-11-30T11:00:00Z","evidence":["VIDEO",\
            {"kind":"PHOTO","url":"https://example.org/p","latitude":35.1,"longitude":36.7,"capturedAt":"2024-11-30T10:00:00Z"}]},\
            {"claimId":"b","place":"Atlantis","assertion":"LOST","party":"regime","eventTime":"2024-11-30T11:00:00Z","release":"HELD"}]}""", """
            {"reportId":"r3","source":"s1","publishedAt":"2024-11-30T19:00:00+03:00","note":"nothing left","claims":[]}""");

    @Test
    void whateverIsSentIsTakenWholeOrRefusedWithANamedFault() throws Exception {
        Mutations mutations = new Mutations(SEED, GOOD);
        Map<Integer, Integer> answered = new TreeMap<>();
        try (MemoryService http = service()) {
            Wire wire = new Wire(http.uri());
            for (int i = 0; i < BODIES; i++) {
                byte[] body = mutations.next();
                Wire.Answer answer;
                try {
                    answer = wire.send("POST", "/api/reports", "Content-Type: application/json\r\n", body);
                    check(answer, body, http.reports);
                } catch (IOException | AssertionError | RuntimeException e) {
                    throw new AssertionError("body " + i + " of seed " + SEED + ": " + shown(body), e);
                }
                answered.merge(answer.status(), 1, Integer::sum);
                http.reports.clear();
                if (answer.header("connection").filter("close"::equals).isPresent()) {
                    wire.close();
                    wire = new Wire(http.uri());
                }
            }
            wire.close();
            assertThat(http.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(http.post("/api/reports", GOOD.get(0)).statusCode()).isEqualTo(202);
            assertThat(http.reports).hasSize(1);
        }
        System.out.println("POST /api/reports with " + BODIES + " broken bodies, seed " + SEED + ": answers by status "
                + answered);
        assertThat(answered.values().stream().mapToInt(n -> n).sum()).isEqualTo(BODIES);
        assertThat(answered.keySet()).containsExactlyInAnyOrder(202, 400, 413, 422);
        assertThat(answered.get(202)).as("taken as they are").isGreaterThan(BODIES / 20);
        assertThat(answered.get(400)).as("no JSON").isGreaterThan(BODIES / 20);
        assertThat(answered.get(422)).as("JSON with faults").isGreaterThan(BODIES / 20);
    }

    private static void check(Wire.Answer answer, byte[] body, List<SourceReport> taken) throws IOException {
        if (answer.status() == 202) {
            assertThat(told(answer)).isEqualTo(kept(taken));
            assertThat(kept(taken)).isEqualTo(sent(body));
            assertThat(claims(taken)).isEqualTo(claimsSent(body));
            return;
        }
        assertThat(answer.status()).isIn(REFUSALS);
        assertThat(taken).isEmpty();
        JsonNode problem = RefusalsTest.assertProblem(answer, answer.status());
        assertThat(problem.get("faults")).isNotEmpty();
        for (JsonNode fault : problem.get("faults")) {
            boolean named = fault.get("pointer").asText().matches("(/(?s:.*))?")
                    && !fault.get("reason").asText().isBlank()
                    && !fault.get("wayOut").asText().isBlank();
            assertThat(named).as("%s", fault).isTrue();
        }
    }

    /** One line for a report: source, id, revision and how many claims. */
    private static List<String> told(Wire.Answer answer) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode id : JSON.readTree(answer.body()).get("accepted")) {
            lines.add(line(
                    id.get("source").asText(),
                    id.get("reportId").asText(),
                    id.get("revision").asInt(),
                    id.get("claims").asInt()));
        }
        return lines;
    }

    private static List<String> kept(List<SourceReport> taken) {
        return taken.stream()
                .map(r -> line(
                        r.getSourceId(),
                        r.getReportId(),
                        r.getRevision(),
                        r.getClaims().size()))
                .toList();
    }

    private static List<String> sent(byte[] body) throws IOException {
        return reports(body).stream()
                .map(r -> line(
                        r.get("source").asText().strip(),
                        r.get("reportId").asText().strip(),
                        r.path("revision").asInt(1),
                        r.get("claims").size()))
                .toList();
    }

    private static List<String> claims(List<SourceReport> taken) {
        List<String> lines = new ArrayList<>();
        for (SourceReport report : taken) {
            for (ReportedClaim claim : report.getClaims()) {
                lines.add(claim.getPlace() + " " + claim.getAssertion() + " " + claim.getParty() + " "
                        + claim.getEventTime().toEpochMilli() + " " + claim.getQuote() + " "
                        + claim.getEvidence().size());
            }
        }
        return lines;
    }

    private static List<String> claimsSent(byte[] body) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode report : reports(body)) {
            for (JsonNode claim : report.get("claims")) {
                lines.add(claim.get("place").asText().strip() + " "
                        + claim.get("assertion").asText() + " " + text(claim, "party")
                        + " "
                        + OffsetDateTime.parse(claim.get("eventTime").asText())
                                .toInstant()
                                .toEpochMilli() + " "
                        + text(claim, "quote") + " " + claim.path("evidence").size());
            }
        }
        return lines;
    }

    private static String text(JsonNode claim, String field) {
        JsonNode value = claim.path(field);
        return value.isTextual() ? value.asText().strip() : null;
    }

    private static List<JsonNode> reports(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.UTF_8);
        JsonNode root = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<JsonNode> reports = new ArrayList<>();
        if (root.isArray()) {
            root.forEach(reports::add);
        } else {
            reports.add(root);
        }
        return reports;
    }

    private static String line(String source, String report, int revision, int claims) {
        return source + " " + report + " " + revision + " " + claims;
    }

    private static String shown(byte[] body) {
        return new String(body, 0, Math.min(body.length, 2_000), StandardCharsets.UTF_8) + " = "
                + HexFormat.of().formatHex(body, 0, Math.min(body.length, 400));
    }

    private static MemoryService service() {
        MemoryService http = MemoryService.real();
        http.registers.put(Samples.place("hama", "Hama", null));
        for (Camp camp : List.of(Camp.REGIME, Camp.OPPOSITION)) {
            String id = camp.name().toLowerCase(java.util.Locale.ROOT);
            http.registers.put(Party.newBuilder()
                    .setId(id)
                    .setName(id)
                    .setCamp(camp)
                    .setUpdatedAt(Samples.THEN)
                    .build());
        }
        return http;
    }
}
