package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.SourceReport;
import org.claimline.explain.SeedTowns;
import org.claimline.ingest.ReportJson;
import org.claimline.ingest.SeedFeed;
import org.claimline.ingest.SeedRegisters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A town's claims and the explanation of its state over HTTP, on the seed feed with a secret claim and the desk's decisions. */
class ClaimsOverHttpTest {
    private static final String SECRETS = """
            {"reportId":"r-1","source":"pro-regime-media","publishedAt":"2024-12-02T10:00:00+03:00","url":"https://secret.example.org/1",
             "title":"secret title","visibility":"DESK","claims":[{"claimId":"c","place":"Qomhana","assertion":"CONTROLS","party":"regime",
             "claimant":"Abu Secret","stance":"PRO_REGIME","quote":"secret words","note":"secret note",
             "evidence":[{"kind":"VIDEO","url":"https://secret.example.org/v","latitude":35.4242,"longitude":36.4242,
             "geolocatedBy":"secret geolocator"}],"eventTime":"2024-12-02T09:00:00+03:00","precision":"HOUR"}]}""";
    private static final String RETRACTION = """
            {"reportId":"000-pro-opposition-media-1130-1700","revision":2,"source":"pro-opposition-media",
             "publishedAt":"2024-12-01T18:00:00+03:00","claims":[]}""";

    private static SeedTowns seed;
    private static List<DeskDecision> decisions;

    private static MemoryService http;

    @BeforeAll
    static void load() throws Exception {
        ClaimRef staged = claimOf("hama-convoy-video", "Hama");
        ClaimRef army = claimOf("syrian-army-command", "Hama");
        decisions = List.of(
                decision("d-1", DecisionKind.REJECT, staged, "filmed elsewhere").build(),
                decision("d-2", DecisionKind.VERIFY, army, "read on air")
                        .setVerdict("The statement is genuine.")
                        .build(),
                decision("d-3", DecisionKind.NOTE, army, "ask the stringer").build(),
                decision("d-4", DecisionKind.HOLD, claimOf("hama-resident", "Hama"), "at risk")
                        .build());
        List<SourceReport> reports = new ArrayList<>();
        for (String report : List.of(SECRETS, RETRACTION)) {
            reports.addAll(
                    ReportJson.read(report.getBytes(StandardCharsets.UTF_8)).reports());
        }
        seed = SeedTowns.with(reports, decisions);
        http = MemoryService.checking(r -> List.of());
        fill(http);
    }

    @AfterEach
    void stay() {
        http.accounts.moving = false;
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    @Test
    void theClaimsOfATownComeInTheOrderOfTheFoldWithTheirFates() throws Exception {
        JsonNode claims = http.json("/api/towns/Hama/claims");

        assertThat(claims).hasSize(seed.rows("hama").size());
        assertThat(texts(claims, "eventTime")).isSorted();
        JsonNode convoy = only(claims, "hama-convoy-video");
        assertThat(convoy.at("/claimant").asText()).isEqualTo("Published video of a convoy in Hama");
        assertThat(convoy.at("/place/written").asText()).isNotEmpty();
        assertThat(convoy.at("/fate/setAside").asText()).isEqualTo("DESK");
        assertThat(convoy.at("/fate/why").asText()).isEqualTo("desk: filmed elsewhere");
        assertThat(convoy.at("/desk/editor").asText()).isEqualTo("m.k.");
        JsonNode resident = only(claims, "hama-resident");
        assertThat(resident.at("/inForce").asBoolean()).isFalse();
        assertThat(resident.at("/ended").asText()).isEqualTo("HELD");
    }

    @Test
    void pagesGiveEachClaimOnce() throws Exception {
        JsonNode all = http.json("/api/towns/Hama/claims");
        List<JsonNode> paged = new ArrayList<>();
        Optional<String> next = Optional.of("/api/towns/Hama/claims?limit=7");
        int pages = 0;
        while (next.isPresent()) {
            HttpResponse<String> page = http.get(next.get());
            MemoryService.JSON.readTree(page.body()).forEach(paged::add);
            next = page.headers().firstValue("Link").map(link -> link.replaceAll("<(.*)>.*", "$1"));
            pages++;
        }

        assertThat(pages).isEqualTo((all.size() + 6) / 7);
        assertThat(paged).containsExactlyElementsOf(all);
    }

    @Test
    void whatEndedIsThereWithItsEndOnceThatWasKnown() throws Exception {
        JsonNode after = only(http.json("/api/towns/Qomhana/claims"), "pro-opposition-media");
        JsonNode before = only(
                http.json("/api/towns/Qomhana/claims?knownAt=2024-12-01T17:00:00%2B03:00"), "pro-opposition-media");

        assertThat(after.at("/inForce").asBoolean()).isFalse();
        assertThat(after.at("/ended").asText()).isEqualTo("ENDED");
        assertThat(after.at("/known/until").asText()).isEqualTo("2024-12-01T18:00:00+03:00");
        assertThat(after.at("/fate").isNull()).isTrue();
        assertThat(before.at("/inForce").asBoolean()).isTrue();
        assertThat(before.at("/known/until").isNull()).isTrue();
        assertThat(http.json("/api/towns/Qomhana/claims?knownAt=2024-11-30T22:00:00%2B03:00"))
                .hasSize(2);
        assertThat(http.json("/api/towns/Qomhana/claims?at=2024-11-30T18:00:00%2B03:00"))
                .allMatch(c -> c.at("/eventTime").asText().compareTo("2024-11-30T18") < 0);
    }

    @Test
    void anExplanationAccountsForEveryClaimOnce() throws Exception {
        JsonNode explanation = http.json("/api/towns/Hama/explain");

        List<JsonNode> told = new ArrayList<>();
        int more = 0;
        for (JsonNode section : explanation.at("/sections")) {
            for (JsonNode sentence : section.at("/sentences")) {
                sentence.at("/claims").forEach(told::add);
                more += sentence.at("/more").asInt();
            }
        }
        assertThat(told).doesNotHaveDuplicates();
        assertThat(told.size() + more)
                .isEqualTo(explanation.at("/accounted/claims").asInt());
        assertThat(explanation.at("/townId").asText()).isEqualTo("hama");
        assertThat(explanation.at("/status").asText()).isEqualTo("CONFIRMED");
        assertThat(explanation.at("/controller").asText()).isEqualTo("opposition");
        assertThat(explanation.at("/rule").asText()).isEqualTo("ADMISSION");
        assertThat(explanation.at("/accounted/versions").asInt())
                .isEqualTo(http.json("/api/towns/Hama/claims").size());
    }

    @Test
    void theDeskIsToldWithEditorAndReason() throws Exception {
        String text = text("/api/towns/Hama/explain");

        assertThat(text)
                .contains(
                        "this newsroom's desk (m.k.) found of what Syrian army command said: “The statement is genuine.”")
                .contains(
                        "Rejected by m.k. on 6 Dec, 12:00, reason: “filmed elsewhere”: Published video of a convoy in Hama")
                .contains("Note by m.k. on 6 Dec, 12:00: Syrian army command said that")
                .contains("“ask the stringer”")
                .contains("Held back by m.k. on 6 Dec, 12:00: A resident of Hama said")
                .contains("1 claim is held back by the desk: A resident of Hama said");
    }

    @Test
    void plainTextIsForThoseWhoAskForIt() throws Exception {
        String text =
                text("/api/towns/Qomhana/explain?at=2024-11-30T22:00:00%2B03:00&knownAt=2024-11-30T22:00:00%2B03:00");

        assertThat(text).startsWith("""
                Qomhana, as of 30 Nov, 22:00, as known on 30 Nov, 22:00

                A pro-regime source says that the regime is in Qomhana; a pro-opposition source says that the opposition captured Qomhana; neither settles it.

                Why
                  When the side""").contains("Times are those of Asia/Damascus");
        assertThat(text("/api/towns/Qomhana/explain?zone=%2B00:00")).contains("Times are those of UTC");
        assertThat(contentType("text/plain;q=0.5, application/json")).startsWith("application/json");
        assertThat(contentType("*/*")).startsWith("application/json");
        assertThat(contentType("text/plain, */*;q=0.1")).startsWith("text/plain");
    }

    @Test
    void whatIsForTheDeskOnlyIsNowhere() throws Exception {
        for (String path : List.of("/api/towns/Qomhana/claims", "/api/towns/Qomhana/explain")) {
            String body = http.get(path).body();

            assertThat(body)
                    .doesNotContainIgnoringCase("secret")
                    .doesNotContain("35.4242")
                    .doesNotContain("36.4242");
        }
        JsonNode secret = only(http.json("/api/towns/Qomhana/claims"), "pro-regime-media");
        assertThat(secret.at("/claimant").isNull()).isTrue();
        assertThat(secret.at("/evidence/0/kind").asText()).isEqualTo("VIDEO");
        assertThat(text("/api/towns/Qomhana/explain"))
                .contains("an unnamed claimant via Pro-regime media (2 Dec, about 09:00) said");
    }

    @Test
    void theInstanceThatDoesNotHoldATownAsksTheOneThatDoes() throws Exception {
        try (MemoryService other = MemoryService.checking(r -> List.of())) {
            fill(other);
            other.accounts.rows.clear();
            other.accounts.elsewhere = Optional.of(http.uri());
            for (String path : List.of(
                    "/api/towns/Hama/claims?limit=5&at=2024-12-01T00:00:00%2B03:00",
                    "/api/towns/Hama/claims",
                    "/api/towns/Hama/explain",
                    "/api/towns/Hama/explain?zone=Europe/Berlin&knownAt=2024-12-01T13:00:00%2B03:00")) {
                assertThat(other.get(path).body()).isEqualTo(http.get(path).body());
                assertThat(other.get(path).headers().firstValue("Link"))
                        .isEqualTo(http.get(path).headers().firstValue("Link"));
            }
            http.accounts.moving = true;
            assertThat(other.get("/api/towns/Hama/explain").statusCode()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims", "explain"})
    void whatCannotBeAnsweredSaysWhatToDo(String what) throws Exception {
        assertThat(http.get("/api/towns/Atlantis/" + what).statusCode()).isEqualTo(404);
        assertThat(http.get("/api/towns/Hama/" + what + "?at=2020-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.get("/api/towns/Hama/" + what + "?at=yesterday").body()).contains("write it like");
        http.accounts.moving = true;
        HttpResponse<String> moving = http.get("/api/towns/Hama/" + what);
        assertThat(moving.statusCode()).isEqualTo(503);
        assertThat(moving.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aStrangeCursorOrZoneIsRefused() throws Exception {
        assertThat(http.get("/api/towns/Hama/claims?cursor=nonsense").body()).contains("is no cursor of this list");
        assertThat(http.get("/api/towns/Hama/claims?limit=0").statusCode()).isEqualTo(400);
        assertThat(http.get("/api/towns/Hama/explain?zone=Mars").body()).contains("write it like Asia/Damascus");
    }

    private static void fill(MemoryService service) {
        SeedRegisters registers = SeedRegisters.load();
        registers.places().forEach(service.registers::put);
        registers.parties().forEach(service.registers::put);
        decisions.forEach(service.desk::add);
        seed.ids().forEach(id -> service.accounts.rows.put(id, seed.rows(id)));
    }

    private String text(String path) throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(URI.create(http.uri() + path)).header("Accept", "text/plain"), path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        return answer.body();
    }

    private String contentType(String accept) throws Exception {
        return http.send(HttpRequest.newBuilder().header("Accept", accept), "/api/towns/Hama/explain")
                .headers()
                .firstValue("Content-Type")
                .orElseThrow();
    }

    private static JsonNode only(JsonNode claims, String source) {
        List<JsonNode> found = new ArrayList<>();
        claims.forEach(claim -> {
            boolean replaced = claim.at("/ended").asText().equals("DECIDED");
            if (claim.at("/claim/source").asText().equals(source) && !replaced) {
                found.add(claim);
            }
        });
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> texts(JsonNode claims, String field) {
        List<String> texts = new ArrayList<>();
        claims.forEach(claim -> texts.add(claim.get(field).asText()));
        return texts;
    }

    /** The last claim of {@code source} about {@code place} in the seed feed. */
    private static ClaimRef claimOf(String source, String place) {
        return SeedFeed.load().stream()
                .filter(report -> report.getSourceId().equals(source))
                .flatMap(report -> report.getClaims().stream()
                        .filter(claim -> claim.getPlace().equals(place))
                        .map(claim -> new ClaimRef(source, report.getReportId(), claim.getClaimId())))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static DeskDecision.Builder decision(String id, DecisionKind kind, ClaimRef claim, String reason) {
        return DeskDecision.newBuilder()
                .setDecisionId(id)
                .setKind(kind)
                .setTargetClaim(claim)
                .setDecidedAt(Instant.parse("2024-12-06T09:00:00Z"))
                .setEditor("m.k.")
                .setReason(reason);
    }
}
