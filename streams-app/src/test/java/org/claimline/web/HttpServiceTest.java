package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.OptionalLong;
import org.claimline.avro.DisputeState;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Status;
import org.claimline.query.ReadModel;
import org.claimline.query.Registers;
import org.claimline.topology.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service over HTTP, with lists in place of the broker. */
class HttpServiceTest {
    private static final ObjectMapper JSON = MemoryService.JSON;
    private static final String REPORT = """
            {"reportId":"r1","source":"s1","publishedAt":"2024-11-30T17:40:00+03:00","claims":[
             {"place":"Hama","assertion":"CAPTURED","party":"opposition","eventTime":"2024-11-30T17:30:00+03:00"}]}""";

    private final MemoryService http =
            MemoryService.checking(report -> report.getReportId().equals("late")
                    ? List.of(new Fault("/publishedAt", "x", "lies in the future", "check the clock"))
                    : List.of());
    private final ReadModel model = http.model;
    private final Registers registers = http.registers;

    @BeforeEach
    void fill() {
        registers.put(Samples.place("hama-governorate", "Hama governorate", null));
        registers.put(Samples.place("hama", "Hama", "hama-governorate", "Hamah"));
        registers.put(Samples.place("souran-1", "Souran", "hama-governorate", "Suran"));
        registers.put(Samples.place("souran-2", "Suran", "hama-governorate"));
        model.put(Samples.state("hama", "Hama", Status.CONFIRMED, "opposition"), OptionalLong.of(7));
        model.put(Samples.state("souran-1", "Souran", Status.CONTESTED, null), OptionalLong.of(3));
        model.put(Samples.state("hama-governorate", "Hama governorate", Status.CONTESTED, null), OptionalLong.empty());
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void townsAreListedAndFiltered() throws Exception {
        assertThat(names(get("/api/towns"))).containsExactly("Hama", "Hama governorate", "Souran");
        assertThat(names(get("/api/towns?status=contested"))).containsExactly("Hama governorate", "Souran");
        assertThat(names(get("/api/towns?status=CONFIRMED,CLAIMED"))).containsExactly("Hama");
        assertThat(names(get("/api/towns?controller=opposition"))).containsExactly("Hama");
        assertThat(names(get("/api/towns?controller=unknown"))).containsExactly("Hama governorate", "Souran");
        assertThat(names(get("/api/towns?within=Hama%20governorate"))).containsExactly("Hama", "Souran");
        assertThat(names(get("/api/towns?q=sour"))).containsExactly("Souran");
    }

    @Test
    void timesHaveTheOffsetOfTheZoneAndUnknownIsNull() throws Exception {
        String body = get("/api/towns?q=sour").body();

        assertThat(body)
                .contains("\"since\":\"2024-11-30T19:30:00+03:00\"")
                .contains("\"controller\":null")
                .contains("\"version\":3");
    }

    @Test
    void aTownIsFoundByItsIdAndByAnySpelling() throws Exception {
        for (String name : List.of("hama", "Hama", "HAMAH", "city%20of%20Hama")) {
            JsonNode town = JSON.readTree(get("/api/towns/" + name).body());
            assertThat(town.get("townId").asText()).isEqualTo("hama");
            assertThat(town.get("version").asLong()).isEqualTo(7);
            assertThat(town.get("positions").get("neutral")).hasSize(1);
            assertThat(town.get("context").get(0).get("townId").asText()).isEqualTo("hama-governorate");
        }
        JsonNode governorate = JSON.readTree(get("/api/towns/hama-governorate").body());
        assertThat(governorate.get("exceptions").get(0).get("townId").asText()).isEqualTo("hama");
    }

    @Test
    void anAmbiguousSpellingIsAnsweredWithTheCandidates() throws Exception {
        HttpResponse<String> answer = get("/api/towns/Suran");

        assertProblem(answer, 409);
        assertThat(JSON.readTree(answer.body()).get("candidates").findValuesAsText("townId"))
                .containsExactly("souran-1", "souran-2");
    }

    @Test
    void whatIsNotKnownIsSaidSo() throws Exception {
        assertProblem(get("/api/towns/Atlantis"), 404);
        assertProblem(get("/api/towns/souran-2"), 404);
        assertProblem(get("/nowhere"), 404);
        assertProblem(get("/api/towns/hama?at=yesterday"), 400);
        assertProblem(get("/api/towns?status=LOST"), 400);
        assertProblem(http.send(HttpRequest.newBuilder().method("DELETE", BodyPublishers.noBody()), "/api/towns"), 405);
    }

    @Test
    void aPlusSignLostInTheAddressIsAPlusSign() throws Exception {
        get("/api/towns/hama?at=2024-11-30T22:00:00+03:00");

        assertThat(http.accounts.asked.at()).contains(java.time.Instant.parse("2024-11-30T19:00:00Z"));
    }

    @Test
    void aTownOnTheMoveIsToBeAskedForAgain() throws Exception {
        http.accounts.moving = true;

        HttpResponse<String> answer = get("/api/towns/hama?at=2024-11-30T22:00:00Z");

        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void disputesAreFilteredByStateAndTown() throws Exception {
        model.put("hama|d1", Samples.dispute("d1", "hama", DisputeState.OPEN));
        model.put("hama|d2", Samples.dispute("d2", "hama", DisputeState.CLOSED));
        model.put("souran-1|d3", Samples.dispute("d3", "souran-1", DisputeState.OPEN));

        assertThat(JSON.readTree(get("/api/disputes").body())).hasSize(3);
        assertThat(JSON.readTree(get("/api/disputes?state=open").body())).hasSize(2);
        assertThat(JSON.readTree(get("/api/disputes?state=OPEN&townId=Hamah").body()))
                .hasSize(1);
    }

    @Test
    void aReportIsTakenWithItsIdsAndStampedWithWhenWeHadIt() throws Exception {
        HttpResponse<String> answer = post("/api/reports", REPORT);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo("{\"accepted\":[{\"source\":\"s1\",\"reportId\":\"r1\",\"revision\":1,\"claims\":1}],"
                        + "\"waiting\":[]}");
        assertThat(http.reports)
                .singleElement()
                .extracting(SourceReport::getRecordedAt)
                .isEqualTo(Samples.THEN);
    }

    @Test
    void ofADocumentWithAnyFaultNothingIsTaken() throws Exception {
        HttpResponse<String> form =
                post("/api/reports", "[" + REPORT + "," + REPORT.replace("CAPTURED", "TAKEN") + "]");
        HttpResponse<String> meaning = post("/api/reports", "[" + REPORT + "," + REPORT.replace("r1", "late") + "]");

        assertProblem(form, 422);
        assertThat(form.body()).contains("/1/claims/0/assertion").contains("TAKEN");
        assertProblem(meaning, 422);
        assertThat(meaning.body()).contains("/1/publishedAt");
        assertThat(http.reports).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{}{}"})
    void whatIsNoJsonIsMalformed(String body) throws Exception {
        HttpResponse<String> answer = post("/api/reports", body);

        assertProblem(answer, 400);
        assertThat(answer.body()).doesNotContain("Exception", "fasterxml", "\\tat ");
    }

    @Test
    void aBodyTooLargeIsRefused() throws Exception {
        assertProblem(post("/api/reports", " ".repeat(200_000)), 413);
    }

    @Test
    void aBrokerThatIsAwayIsToldSo() throws Exception {
        http.brokerAway = true;

        HttpResponse<String> answer = post("/api/reports", REPORT);

        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void sourcesAreTakenAndListed() throws Exception {
        HttpResponse<String> answer =
                post("/api/sources", "{\"id\":\"s9\",\"name\":\"Nine\",\"stance\":\"NEUTRAL\",\"reliability\":\"B\"}");
        http.sources.forEach(registers::put);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(get("/api/sources").body()).contains("\"id\":\"s9\"", "\"reliability\":\"B\"");
        assertProblem(post("/api/sources", "{\"id\":\"s9\",\"stance\":\"PRO_OTHER\"}"), 422);
    }

    @Test
    void nothingIsAnsweredFromWhatIsHalfRead() throws Exception {
        http.unread.add("the read model is still being read");

        for (String path : List.of("/api/towns", "/api/towns/hama", "/api/disputes", "/")) {
            HttpResponse<String> answer = get(path);
            assertProblem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(get("/api/status").statusCode()).isEqualTo(200);
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
        http.unread.clear();
        assertThat(get("/api/towns").statusCode()).isEqualTo(200);
    }

    @Test
    void healthTellsWhatItWaitsFor() throws Exception {
        http.waitingFor.add("reconcile is starting");

        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
        HttpResponse<String> readiness = get("/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(readiness.body()).isEqualTo("{\"status\":\"DOWN\",\"reasons\":[\"reconcile is starting\"]}");
    }

    @Test
    void aSecondServiceOnThePortIsToldThatItIsTaken() {
        int port = http.uri().getPort();
        assertThatThrownBy(() -> HttpService.start(WebConfig.local(port), http.parts(report -> List.of())))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining(Integer.toString(port));
    }

    private static List<String> names(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).findValuesAsText("name");
    }

    private static void assertProblem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.get(path);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.post(path, body);
    }
}
