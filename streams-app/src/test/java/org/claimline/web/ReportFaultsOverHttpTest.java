package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.claimline.avro.Camp;
import org.claimline.avro.Party;
import org.claimline.avro.SourceReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports with faults: each is named with its place, its value, the reason and what would do; nothing of a refused document is taken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportFaultsOverHttpTest {
    private static final String CLAIM = """
            {"claimId":"c1","place":"Hama","within":"Hama governorate","assertion":"CAPTURED","party":"opposition",\
            "claimant":"a field channel","origin":"o","stance":"PRO_OPPOSITION","certainty":"ASSERTED","extent":"WHOLE",\
            "precision":"INSTANT","eventTime":"2024-11-30T17:30:00+03:00","claimantCondition":"FREE","visibility":"PUBLIC",\
            "release":"NOW","quote":"q","note":"n","evidence":["VIDEO",{"kind":"PHOTO","url":"https://example.org/p",\
            "sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","latitude":35.1,"longitude":36.7,\
            "capturedAt":"2024-11-30T17:30:00+03:00"}]}""";
    private static final String REPORT = """
            {"reportId":"r1","revision":1,"source":"s1","publishedAt":"2024-11-30T17:40:00+03:00","url":"https://example.org/1",\
            "title":"t","language":"ar","note":"n","retracts":[{"report":"r0","claim":"c1"}],"claims":[%s]}""".formatted(CLAIM);

    private final MemoryService http = MemoryService.real();

    @BeforeAll
    void fill() {
        http.registers.put(Samples.place("hama-governorate", "Hama governorate", null));
        http.registers.put(Samples.place("hama", "Hama", "hama-governorate"));
        http.registers.put(Samples.place("souran-1", "Souran", "hama-governorate"));
        http.registers.put(Samples.place("souran-2", "Souran", "hama"));
        for (String id : List.of("regime", "opposition", "sdf")) {
            http.registers.put(Party.newBuilder()
                    .setId(id)
                    .setName(id)
                    .setCamp(Camp.valueOf(id.equals("sdf") ? "OTHER" : id.toUpperCase(java.util.Locale.ROOT)))
                    .setUpdatedAt(Samples.THEN)
                    .build());
        }
    }

    @AfterEach
    void forget() {
        http.reports.clear();
    }

    @AfterAll
    void stop() {
        http.close();
    }

    @Test
    void aReportWithEveryFieldIsTaken() throws Exception {
        Wire.Answer answer = post(REPORT);

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(http.reports)
                .singleElement()
                .extracting(SourceReport::getReportId)
                .isEqualTo("r1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /reportId              | (none)                      | is missing                    | add a text
            /reportId              | ""                          | is empty                      | fill it in
            /reportId              | "a\\u007cb"                    | has a control character       | ids part the keys
            /reportId              | 17                          | is a number, not a text       | put it in quotes
            /source                | (none)                      | is missing                    | add a text
            /source                | null                        | is missing                    | add a text
            /source                | ["s1"]                      | is an array, not a text       | put it in quotes
            /revision              | 0                           | is no whole number from 1 on  | send a number such as 1
            /revision              | 1.5                         | is no whole number            | send a number such as 1
            /revision              | "1"                         | is no whole number            | send a number such as 1
            /revision              | 99999999999999999999        | is no whole number            | send a number such as 1
            /revision              | 1e400                       | is no whole number            | send a number such as 1
            /publishedAt           | (none)                      | is missing                    | 2024-11-30T17:40:00+03:00
            /publishedAt           | "2024-11-30T17:40:00"       | is no ISO 8601 time with an offset | 2024-11-30T17:40:00+03:00
            /publishedAt           | "2024-11-30"                | is no ISO 8601 time with an offset | 2024-11-30T17:40:00+03:00
            /publishedAt           | "30.11.2024 17:40"          | is no ISO 8601 time with an offset | 2024-11-30T17:40:00+03:00
            /publishedAt           | "2024-02-30T17:40:00Z"      | is no ISO 8601 time with an offset | 2024-11-30T17:40:00+03:00
            /publishedAt           | 1732977600000               | is a number, not a time       | 2024-11-30T17:40:00+03:00
            /publishedAt           | "0024-11-30T17:40:00Z"      | lies outside of 1900 to 2200  | check the year
            /publishedAt           | "2024-11-30T19:41:00+03:00" | lies in the future            | check the clock and the offset
            /publishedAt           | "2124-11-30T17:40:00+03:00" | lies in the future            | check the clock and the offset
            /url                   | {"a":1}                     | is an object, not a text      | put it in quotes
            /claims                | (none)                      | is missing                    | an empty one ends all claims
            /claims                | {}                          | is an object, not an array    | put it in [ ]
            /claims/0              | "c"                         | is a text, not an object      | documented fields
            /claims/0              | []                          | is an array, not an object    | documented fields
            /claims/0/place        | (none)                      | is missing                    | add a text
            /claims/0/place        | "Ha\\u0000ma"               | holds control characters      | plain Unicode
            /claims/0/place        | "Ha\\ud800ma"               | half a character              | plain Unicode
            /claims/0/assertion    | (none)                      | is missing                    | CONTROLS, CAPTURED, HANDED_OVER
            /claims/0/assertion    | "TAKEN"                     | is no assertion               | CONTROLS, CAPTURED, HANDED_OVER
            /claims/0/assertion    | "captured"                  | is no assertion               | CONTROLS, CAPTURED, HANDED_OVER
            /claims/0/assertion    | "UNRECOGNISED"              | is no assertion               | CONTROLS, CAPTURED, HANDED_OVER
            /claims/0/stance       | "PRO_EVERYBODY"             | is no stance                  | PRO_REGIME, PRO_OPPOSITION, NEUTRAL, PRO_OTHER
            /claims/0/stance       | (none)                      | the register does not know    | PRO_REGIME, PRO_OPPOSITION, NEUTRAL or PRO_OTHER
            /claims/0/party        | "martians"                  | is no party of the register   | opposition, regime, sdf
            /claims/0/party        | (none)                      | is about a party              | name the party, or none
            /claims/0/certainty    | "SURE"                      | is no certainty               | ASSERTED, HEDGED, RUMOUR
            /claims/0/extent       | "HALF"                      | is no extent                  | WHOLE, PART, EDGE
            /claims/0/precision    | "WEEK"                      | is no precision               | INSTANT, HOUR, PART_OF_DAY, DAY
            /claims/0/visibility   | "SECRET"                    | is no visibility              | PUBLIC, DESK
            /claims/0/release      | true                        | is no release                 | NOW, HELD
            /claims/0/claimantCondition | "JAILED"               | is no claimant condition      | FREE, CAPTIVE, UNKNOWN
            /claims/0/eventTime    | (none)                      | is missing                    | 2024-11-30T17:40:00+03:00
            /claims/0/eventTime    | "2024-11-30T17:30"          | is no ISO 8601 time with an offset | 2024-11-30T17:40:00+03:00
            /claims/0/eventTime    | "2024-11-30T17:41:00+03:00" | after the report was published | check both times
            /claims/0/evidence     | "VIDEO"                     | is a text, not an array       | put it in [ ]
            /claims/0/evidence/0   | "DREAM"                     | is no evidence kind           | GEOLOCATED_VIDEO, VIDEO, PHOTO
            /claims/0/evidence/1/kind      | (none)              | is missing                    | GEOLOCATED_VIDEO, VIDEO, PHOTO
            /claims/0/evidence/1/latitude  | 91                  | is no number of degrees       | decimal degrees
            /claims/0/evidence/1/latitude  | "35.1"              | is no number of degrees       | decimal degrees
            /claims/0/evidence/1/latitude  | 1e999               | is no number of degrees       | decimal degrees
            /claims/0/evidence/1/latitude  | (none)              | without its other half        | give both
            /claims/0/evidence/1/sha256    | "ABC"               | is no SHA-256                 | 64 lower-case
            /claims/0/evidence/1/capturedAt | "yesterday"        | is no ISO 8601 time           | 2024-11-30T17:40:00+03:00
            /claims/0/conviction   | "HIGH"                      | is an unknown field           | use one of claimId, place
            /colour                | 1                           | is an unknown field           | use one of reportId
            /retracts/0/claim      | (none)                      | is missing                    | add a text
            /retracts/0/report     | "r1"                        | is this report                | send a revision
            """)
    void aFaultIsNamedWithItsPlaceValueReasonAndWayOut(String pointer, String value, String reason, String wayOut)
            throws Exception {
        JsonNode fault = faults(post(with(pointer, value))).get(0);

        assertThat(fault.get("pointer").asText()).isEqualTo(pointer);
        assertThat(fault.get("reason").asText()).contains(reason);
        assertThat(fault.get("wayOut").asText()).contains(wayOut);
        if (value.startsWith("\"") && !value.contains("\\")) {
            assertThat(fault.get("value").asText()).isEqualTo(value.substring(1, value.length() - 1));
        }
        assertThat(http.reports).isEmpty();
    }

    @Test
    void everyFaultIsNamedAtOnceOfFormAndOfMeaning() throws Exception {
        String broken = REPORT.replace("CAPTURED", "TAKEN")
                .replace("\"opposition\"", "\"martians\"")
                .replace("\"publishedAt\":\"2024-11-30T17:40", "\"publishedAt\":\"2030-11-30T17:40")
                .replace("\"extent\":\"WHOLE\"", "\"extent\":\"HALF\"");

        assertThat(faults(post("[" + REPORT + "," + broken + "]")).findValuesAsText("pointer"))
                .containsExactly("/1/claims/0/assertion", "/1/claims/0/extent", "/1/publishedAt", "/1/claims/0/party");
        assertThat(http.reports).isEmpty();
    }

    @Test
    void whatRestsOnAFieldThatCannotBeReadIsNotCalledAFault() throws Exception {
        String broken = REPORT.replace("\"publishedAt\":\"2024-11-30T17:40:00+03:00\"", "\"publishedAt\":7")
                .replace("\"stance\":\"PRO_OPPOSITION\"", "\"stance\":null")
                .replace("\"claimant\":\"a field channel\"", "\"claimant\":5");

        assertThat(faults(post(broken)).findValuesAsText("pointer"))
                .containsExactly("/publishedAt", "/claims/0/claimant");
    }

    @Test
    void whatIsNoReportAtAllIsToldSo() throws Exception {
        assertThat(faults(post("[]")).get(0).get("reason").asText()).isEqualTo("holds no report");
        assertThat(faults(post("[[]]")).get(0).get("reason").asText()).isEqualTo("is an array, not an object");
        assertThat(faults(post("[[" + REPORT + "]]")).get(0).get("pointer").asText())
                .isEqualTo("/0");
        for (String scalar : List.of("1", "true", "\"report\"", "null")) {
            assertThat(faults(post(scalar)).get(0).get("reason").asText()).contains("not an object");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                         | the document is empty       | send a JSON object
            ~   ~                      | the document is empty       | send a JSON object
            {                          | Unexpected end-of-input     | send complete JSON
            {"reportId":"r1            | Unexpected end-of-input     | send complete JSON
            {"a":1,}                   | line 1, column              | send complete JSON
            {'a':1}                    | line 1, column              | send complete JSON
            {"a":NaN}                  | line 1, column              | send complete JSON
            {"a":01}                   | line 1, column              | send complete JSON
            {"a":1}{"a":2}             | something follows           | one object or one array
            {"a":1,"a":2}              | Duplicate                   | send complete JSON
            nonsense                   | line 1, column              | send complete JSON
            <xml/>                     | line 1, column              | send complete JSON
            """)
    void whatIsNoJsonIsToldWithWhere(String body, String reason, String wayOut) throws Exception {
        JsonNode problem = RefusalsTest.assertProblem(post(body == null ? "" : body), 400);

        assertThat(problem.get("faults").get(0).get("reason").asText()).contains(reason);
        assertThat(problem.get("faults").get(0).get("wayOut").asText()).contains(wayOut);
    }

    @Test
    void nestingAndSizesHaveTheirLimits() throws Exception {
        RefusalsTest.assertProblem(post("[".repeat(40_000)), 400);
        RefusalsTest.assertProblem(post("[".repeat(33) + "]".repeat(33)), 400);
        RefusalsTest.assertProblem(post(with("/note", "\"" + "x".repeat(20_001) + "\"")), 400);
        RefusalsTest.assertProblem(post(with("/revision", "9".repeat(41))), 400);
        RefusalsTest.assertProblem(post("{\"" + "k".repeat(201) + "\":1}"), 400);
        assertThat(faults(post(with("/note", "\"" + "x".repeat(4_001) + "\"")))
                        .get(0)
                        .get("value")
                        .asText())
                .hasSizeLessThan(200);
        assertThat(faults(post(with("/claims/0/place", "\"" + "x".repeat(301) + "\"")))
                        .get(0)
                        .get("wayOut")
                        .asText())
                .contains("at most 300");
    }

    @Test
    void aDocumentOfFaultsAloneIsAnsweredWithTheFirstThousand() throws Exception {
        Wire.Answer answer = post("[" + "{},".repeat(20_000) + "{}]");

        assertThat(faults(answer)).hasSize(1_000);
        assertThat(answer.text()).contains("these 1000 faults and perhaps more");
    }

    @Test
    void aClaimWhosePlaceCannotBeToldIsTakenAndSaidToWait() throws Exception {
        String other = CLAIM.replace("c1", "c2")
                .replace("\"place\":\"Hama\",\"within\":\"Hama governorate\"", "\"place\":\"%s\"");
        String report = REPORT.replace(
                CLAIM,
                String.join(
                        ",",
                        CLAIM,
                        other.formatted("Souran"),
                        other.replace("c2", "c3").formatted("Atlantis")));

        Wire.Answer answer = post("[" + REPORT.replace("r1", "r2") + "," + report + "]");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        JsonNode waiting = MemoryService.JSON.readTree(answer.body()).get("waiting");
        assertThat(waiting.findValuesAsText("pointer")).containsExactly("/1/claims/1/place", "/1/claims/2/place");
        JsonNode souran = waiting.get(0);
        assertThat(souran.get("value").asText()).isEqualTo("Souran");
        assertThat(souran.get("match").asText()).isEqualTo("AMBIGUOUS");
        assertThat(souran.get("reason").asText()).isEqualTo("AMBIGUOUS");
        assertThat(souran.get("candidates").findValuesAsText("id")).containsExactly("souran-1", "souran-2");
        assertThat(souran.get("wayOut").asText()).contains("say within", "id");
        assertThat(waiting.get(1).get("match").asText()).isEqualTo("NONE");
        assertThat(http.reports).hasSize(2);
    }

    private Wire.Answer post(String body) throws IOException {
        try (Wire wire = new Wire(http.uri())) {
            return wire.send(
                    "POST",
                    "/api/reports",
                    "Content-Type: application/json\r\n",
                    body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static JsonNode faults(Wire.Answer answer) throws IOException {
        return RefusalsTest.assertProblem(answer, 422).get("faults");
    }

    /** The report with {@code value} at {@code pointer}, or without what stands there. */
    private static String with(String pointer, String value) throws IOException {
        ObjectNode report = (ObjectNode) MemoryService.JSON.readTree(REPORT);
        int last = pointer.lastIndexOf('/');
        JsonNode parent = report.at(pointer.substring(0, last));
        String field = pointer.substring(last + 1);
        String marker = "\"the value goes here\"";
        if (parent instanceof ObjectNode object) {
            if (value.equals("(none)")) {
                object.remove(field);
            } else {
                object.put(field, "the value goes here");
            }
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent)
                    .set(Integer.parseInt(field), "the value goes here");
        }
        return report.toString().replace(marker, value);
    }
}
