package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.claimline.avro.Camp;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.ingest.RegisterEdit;
import org.claimline.ingest.RegisterSink;
import org.claimline.topology.register.RegisterKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registers over HTTP: how names resolve, what is listed, what is taken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistersOverHttpTest {
    private final MemoryService http = MemoryService.checking(r -> List.of());

    @BeforeAll
    void fill() {
        http.registers.put(Samples.place("hama-governorate", "Hama governorate", null));
        http.registers.put(Samples.place("hama", "Hama", "hama-governorate", "Hamah"));
        http.registers.put(Samples.place("hama-airbase", "Hama airbase", "hama", "Airbase"));
        http.registers.put(Samples.place("souran-1", "Souran", "hama-governorate", "Suran"));
        http.registers.put(Samples.place("souran-2", "Suran", "hama"));
        http.registers.put(Party.newBuilder()
                .setId("sdf")
                .setName("Syrian Democratic Forces")
                .setCamp(Camp.OTHER)
                .setAliases(List.of("SDF"))
                .setUpdatedAt(Samples.THEN)
                .build());
    }

    @AfterAll
    void stop() {
        http.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            hama,                -,                EXACT,     hama,              -
            HAMA,                -,                EXACT,     hama,              -
            Hamah,               -,                ALIAS,     hama,              -
            hama-governorate,    -,                EXACT,     hama-governorate,  -
            Suran,               -,                AMBIGUOUS, souran-1 souran-2, AMBIGUOUS
            Suran,               hama-governorate, AMBIGUOUS, souran-1 souran-2, AMBIGUOUS
            Airbase,             Hama,             ALIAS,     hama-airbase,      -
            Hama,                Atlantis,         NONE,      hama,              WITHIN_UNKNOWN
            hama-governorate,    hama-airbase,     NONE,      hama-governorate,  NOT_WITHIN
            Atlantis,            -,                NONE,      '',                UNKNOWN
            """)
    void aNameResolvesOrSaysWhyNot(String q, String within, String match, String candidates, String reason)
            throws Exception {
        JsonNode answer = http.json("/api/places?q=" + q + (within == null ? "" : "&within=" + within));

        assertThat(answer.get("match").asText()).isEqualTo(match);
        assertThat(String.join(" ", answer.get("candidates").findValuesAsText("id")))
                .isEqualTo(candidates);
        assertThat(answer.get("reason").textValue()).isEqualTo(reason);
        assertThat(answer.get("wayOut").isNull()).isEqualTo(reason == null);
    }

    @Test
    void aCandidateHasAllThatTellsItApart() throws Exception {
        JsonNode candidate = http.json("/api/places?q=hama").get("candidates").get(0);

        assertThat(candidate.toString()).isEqualTo("""
                {"id":"hama","name":"Hama","arabicName":null,"kind":"TOWN","within":"hama-governorate","governorate":"Hama",\
                "lat":35.1,"lon":36.7,"geonamesId":null,"pcode":null}""");
    }

    @Test
    void placesAndPartiesAreListedByIdInPages() throws Exception {
        assertThat(http.json("/api/places").findValuesAsText("id"))
                .containsSequence("hama", "hama-airbase", "hama-governorate", "souran-1", "souran-2");
        assertThat(http.json("/api/places?within=Hama").findValuesAsText("id"))
                .containsExactly("hama-airbase", "souran-2");
        HttpResponse<String> page = http.get("/api/places?limit=2");
        assertThat(MemoryService.JSON.readTree(page.body())).hasSize(2);
        assertThat(page.headers().firstValue("Link")).isPresent();
        assertThat(http.json("/api/parties").toString()).contains("\"camp\":\"OTHER\"", "\"aliases\":[\"SDF\"]");
    }

    @Test
    void aPlaceIsTakenShownAndFoundAtOnce() throws Exception {
        HttpResponse<String> answer = http.post("/api/places", """
                {"id":"tall-x","name":"Tall X","arabicName":"تل","kind":"HILL","within":"hama","lat":35.2,"lon":36.6,
                 "pcode":"C1","geonamesId":7,"aliases":["Hill X"],"credit":"editor","updatedBy":"ed-1"}""");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":[\"tall-x\"],\"homonyms\":[]}");
        assertThat(http.places)
                .extracting(Place::getId, Place::getGovernorate)
                .contains(org.assertj.core.groups.Tuple.tuple("tall-x", "Hama"));
        assertThat(http.json("/api/places?q=hill%20x").get("match").asText()).isEqualTo("ALIAS");
        http.registers.removePlace("tall-x");
    }

    @Test
    void ofADocumentWithAnyFaultNothingIsTaken() throws Exception {
        int before = http.places.size();

        HttpResponse<String> form = http.post(
                "/api/places",
                "[{\"id\":\"x1\",\"name\":\"X1\",\"kind\":\"TOWN\"},{\"id\":\"x2\",\"kind\":\"HAMLET\",\"lat\":91}]");
        HttpResponse<String> meaning = http.post(
                "/api/places",
                "[{\"id\":\"x1\",\"name\":\"X1\",\"kind\":\"TOWN\"},{\"id\":\"x2\",\"name\":\"X2\",\"kind\":\"TOWN\",\"within\":\"y\"}]");

        assertThat(form.statusCode()).isEqualTo(422);
        assertThat(form.body()).contains("/1/name", "/1/kind", "VILLAGE", "/1/lat");
        assertThat(meaning.statusCode()).isEqualTo(422);
        assertThat(meaning.body()).contains("/1/within", "is the id of no place");
        assertThat(http.places).hasSize(before);
    }

    @Test
    void aSourceIsTakenShownAndKnownToTheNextOne() throws Exception {
        HttpResponse<String> first = http.post(
                "/api/sources", "{\"id\":\"n1\",\"name\":\"Nine\",\"stance\":\"PRO_OTHER\",\"party\":\"sdf\"}");
        HttpResponse<String> second = http.post(
                "/api/sources", "{\"id\":\"n2\",\"name\":\"Ten\",\"stance\":\"NEUTRAL\",\"relays\":[\"n1\"]}");
        HttpResponse<String> third =
                http.post("/api/sources", "{\"id\":\"n3\",\"name\":\"NINE\",\"stance\":\"NEUTRAL\"}");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(202);
        assertThat(third.statusCode()).isEqualTo(422);
        assertThat(third.body()).contains("/name", "is a name of the source \\\"n1\\\" too");
        assertThat(http.json("/api/sources").findValuesAsText("id"))
                .contains("n1", "n2")
                .doesNotContain("n3");
    }

    @Test
    void aPartyIsTakenShownAndMustFitBesideTheOthers() throws Exception {
        HttpResponse<String> taken = http.post("/api/parties", """
                {"id":"ypg","name":"People's Protection Units","camp":"OTHER","memberOf":"sdf","editor":"ed-1","reason":"named by itself"}""");
        HttpResponse<String> refused = http.post("/api/parties", """
                [{"id":"a","name":"sdf","camp":"REGIME","memberOf":"ypg"},{"id":"b","name":"B","camp":"OTHER","memberOf":"b"},
                 {"id":"none","name":"C","camp":"OTHER","memberOf":"nobody"},{"id":"sdf","name":"SDF","camp":"REGIME"}]""");

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        assertThat(http.parties)
                .singleElement()
                .matches(party -> "ed-1".equals(party.getUpdatedBy()) && "named by itself".equals(party.getReason()));
        assertThat(http.json("/api/parties").findValuesAsText("id")).contains("sdf", "ypg");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("/0/name", "is a name of the party \\\"sdf\\\" too", "/0/memberOf", "is a faction itself")
                .contains(
                        "/1/memberOf",
                        "is this party itself",
                        "/2/id",
                        "means nobody",
                        "/2/memberOf",
                        "is the id of no party")
                .contains("/3/camp", "is not the camp of its faction \\\"ypg\\\"");
        http.registers.removeParty("ypg");
    }

    @Test
    void anEntryIsTakenOutBySomebodyWithAReasonAndNotWhileOthersNeedIt() throws Exception {
        http.post("/api/places", "{\"id\":\"gone\",\"name\":\"Gone\",\"kind\":\"VILLAGE\"}");
        http.post("/api/sources", "{\"id\":\"m1\",\"name\":\"M1\",\"stance\":\"NEUTRAL\"}");
        http.post(
                "/api/sources",
                "{\"id\":\"m2\",\"name\":\"M2\",\"stance\":\"NEUTRAL\",\"relays\":[\"m1\"],\"beat\":[\"gone\"]}");

        assertThat(delete("/api/places/gone?editor=ed-1").body()).contains("reason", "must say why");
        assertThat(delete("/api/places/gone?reason=x").statusCode()).isEqualTo(400);
        assertThat(delete("/api/places/gone?editor=ed-1&reason=x").body())
                .contains("m2 (a source with it in its beat)");
        assertThat(delete("/api/places/hama?editor=ed-1&reason=x").body()).contains("hama-airbase (a part of it)");
        assertThat(delete("/api/sources/m1?editor=ed-1&reason=x").statusCode()).isEqualTo(409);
        assertThat(delete("/api/sources/m2?editor=ed-1&reason=closed").statusCode())
                .isEqualTo(204);
        assertThat(delete("/api/places/gone?editor=ed-1&reason=never%20was").statusCode())
                .isEqualTo(204);
        assertThat(delete("/api/places/gone?editor=ed-1&reason=x").statusCode()).isEqualTo(404);
        assertThat(delete("/api/parties/nobody?editor=ed-1&reason=x").statusCode())
                .isEqualTo(404);

        assertThat(http.removed.get("gone"))
                .isEqualTo(Map.of(RegisterSink.EDITOR, "ed-1", RegisterSink.REASON, "never was"));
        assertThat(http.json("/api/places").findValuesAsText("id")).doesNotContain("gone");
        assertThat(http.json("/api/sources").findValuesAsText("id"))
                .contains("m1")
                .doesNotContain("m2");
    }

    @Test
    void whatASourcesBeatNamesMustBeThere() throws Exception {
        HttpResponse<String> answer = http.post(
                "/api/sources",
                "{\"id\":\"b1\",\"name\":\"B1\",\"stance\":\"NEUTRAL\",\"beat\":[\"hama\",\"atlantis\"]}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/beat/1", "is the id of no place");
    }

    @Test
    void theTrailIsListedTheLatestFirstByRegisterEntryAndEditor() throws Exception {
        http.trail.add(edit(RegisterKind.PLACES, 0, "hama", Samples.THEN, null));
        http.trail.add(edit(RegisterKind.SOURCES, 0, "sana", Samples.THEN.plusSeconds(1), "ed-1"));
        http.trail.add(edit(RegisterKind.PLACES, 1, "hama", Samples.THEN.plusSeconds(2), "ed-2"));

        assertThat(http.json("/api/edits").findValuesAsText("register")).containsExactly("PLACES", "SOURCES", "PLACES");
        assertThat(http.json("/api/edits?register=places&id=hama").findValuesAsText("number"))
                .containsExactly("1", "0");
        assertThat(http.json("/api/edits?editor=ed-1").findValuesAsText("id")).containsExactly("sana");
        assertThat(http.get("/api/edits?register=towns").body()).contains("PLACES");
        assertThat(http.get("/api/edits?limit=1").headers().firstValue("link")).isPresent();
    }

    private static RegisterEdit edit(RegisterKind register, long number, String id, Instant at, String editor) {
        return new RegisterEdit(
                register,
                number,
                id,
                RegisterEdit.What.CHANGED,
                at,
                editor,
                null,
                List.of(new RegisterEdit.FieldChange("spellings", null, List.of("Hamah"))));
    }

    private HttpResponse<String> delete(String path) throws Exception {
        return http.send(HttpRequest.newBuilder().DELETE(), path);
    }
}
