package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.claimline.avro.AlertAcknowledgement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who at the desk has seen an alert, over HTTP. */
class AcknowledgementsTest {
    private static final String OF_A1 = "/api/alerts/a1/acknowledgement";

    private final Keys keys = new Keys();
    private final MemoryService http = MemoryService.real();
    private final MemoryService guarded = MemoryService.protectedBy(MemoryReplays.LIVE, keys.protection());

    @BeforeEach
    void raise() {
        http.model.add(Samples.alert("a1", "hama"));
        guarded.model.add(Samples.alert("a1", "hama"));
    }

    @AfterEach
    void stop() {
        http.close();
        guarded.close();
    }

    @Test
    void theFirstStandsAndWhoeverComesLaterIsToldWhoThatIs() throws Exception {
        JsonNode first = answered(http.post(OF_A1, "{\"editor\":\"m.k.\",\"note\":\"on it\"}"));
        JsonNode second = answered(http.post(OF_A1, "{\"editor\":\"r.s.\"}"));

        assertThat(first.toString())
                .isEqualTo(
                        "{\"alertId\":\"a1\",\"townId\":\"hama\",\"acknowledged\":{\"at\":\"2024-11-30T19:30:00+03:00\","
                                + "\"editor\":\"m.k.\",\"note\":\"on it\"}}");
        assertThat(second).isEqualTo(first);
        assertThat(http.acknowledgements).hasSize(1);
        assertThat(http.json("/api/alerts").get(0).get("acknowledged")).isEqualTo(first.get("acknowledged"));
    }

    @Test
    void itCanBeTakenBackByAnybodyOfTheDeskAndTheRecordOfItStays() throws Exception {
        http.post(OF_A1, "{\"editor\":\"m.k.\"}");

        JsonNode back = answered(delete(OF_A1 + "?editor=r.s."));

        assertThat(back.get("acknowledged").isNull()).isTrue();
        assertThat(http.json("/api/alerts").get(0).get("acknowledged").isNull()).isTrue();
        AlertAcknowledgement last = http.acknowledgements.get(1);
        assertThat(last.getEditor()).isEqualTo("m.k.");
        assertThat(last.getTakenBack().getEditor()).isEqualTo("r.s.");
        assertThat(answered(delete(OF_A1 + "?editor=r.s."))).isEqualTo(back);
        assertThat(http.acknowledgements).as("nothing was left to take back").hasSize(2);
        assertThat(answered(http.post(OF_A1, "{\"editor\":\"r.s.\"}"))
                        .at("/acknowledged/editor")
                        .asText())
                .isEqualTo("r.s.");
    }

    /** Two instances, each of which had heard of nobody yet when it was told. */
    @Test
    void whereAnotherWasFirstThatIsWhatTheTopicEndsWith() throws Exception {
        AlertAcknowledgement other = Samples.acknowledgement("a1", "hama", "other", false);
        http.beforeAcknowledging = () -> http.model.put(other);

        JsonNode told = answered(http.post(OF_A1, "{\"editor\":\"m.k.\"}"));

        assertThat(told.at("/acknowledged/editor").asText()).isEqualTo("other");
        assertThat(http.acknowledgements)
                .extracting(AlertAcknowledgement::getEditor)
                .containsExactly("m.k.", "other");
    }

    @Test
    void anAlertThatIsNotKnownCannotBeSeen() throws Exception {
        assertThat(http.post("/api/alerts/none/acknowledgement", "{\"editor\":\"m.k.\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(delete("/api/alerts/none/acknowledgement?editor=m.k.").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                               | /editor",
                "{}                               | /editor",
                "{\"editor\":\"\"}                | /editor",
                "{\"editor\":\"m.k.\",\"note\":7} | /note",
                "{\"editor\":\"m.k.\",\"who\":1}  | /who"
            })
    void whoItWasMustBeSaid(String body, String pointer) throws Exception {
        HttpResponse<String> refused = http.post(OF_A1, body);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(MemoryService.JSON
                        .readTree(refused.body())
                        .at("/faults/0/pointer")
                        .asText())
                .isEqualTo(pointer);
        assertThat(http.acknowledgements).isEmpty();
    }

    @Test
    void aLongNoteIsRefusedAndSoIsTakingBackByNobody() throws Exception {
        assertThat(http.post(OF_A1, "{\"editor\":\"m.k.\",\"note\":\"" + "a".repeat(1_001) + "\"}")
                        .body())
                .contains("/note", "1001 characters", "1000");
        HttpResponse<String> nobody = delete(OF_A1);
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("editor");
    }

    @Test
    void whoShowsATokenNeedSayNothing() throws Exception {
        HttpResponse<String> told = guarded.send(
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer " + keys.editor.text())
                        .POST(BodyPublishers.noBody()),
                OF_A1);

        assertThat(answered(told).at("/acknowledged/editor").asText()).isNotBlank();
        assertThat(guarded.acknowledgements.get(0).getEditor())
                .isEqualTo(answered(told).at("/acknowledged/editor").asText());
        assertThat(guarded.send(
                                HttpRequest.newBuilder()
                                        .header("Authorization", "Bearer " + keys.reader.text())
                                        .DELETE(),
                                OF_A1)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> back = guarded.send(
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer " + keys.editor.text())
                        .DELETE(),
                OF_A1);
        assertThat(answered(back).get("acknowledged").isNull()).isTrue();
    }

    @Test
    void whereTheBrokerIsAwayNobodyHasSeenIt() throws Exception {
        http.brokerAway = true;

        assertThat(http.post(OF_A1, "{\"editor\":\"m.k.\"}").statusCode()).isEqualTo(503);
        assertThat(http.json("/api/alerts").get(0).get("acknowledged").isNull()).isTrue();
    }

    private HttpResponse<String> delete(String path) throws Exception {
        return http.send(HttpRequest.newBuilder().DELETE(), path);
    }

    private static JsonNode answered(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MemoryService.JSON.readTree(answer.body());
    }
}
