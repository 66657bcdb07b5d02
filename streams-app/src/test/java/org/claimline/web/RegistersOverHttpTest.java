package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.claimline.avro.Camp;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
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
}
