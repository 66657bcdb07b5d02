package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.UnplacedClaim;
import org.claimline.avro.UnplacedReason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions and waiting claims over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskOverHttpTest {
    private static final String CLAIM = "\"claim\":{\"source\":\"s\",\"report\":\"r\",\"claim\":\"c\"}";
    private static final String WHO = "\"editor\":\"ed-1\",\"reason\":\"an old video\"";

    private final MemoryService http = MemoryService.checking(r -> List.of());

    @BeforeAll
    void make() throws Exception {
        accepted("{\"decisionId\":\"made\",\"kind\":\"REJECT\"," + CLAIM.replace("\"s\"", "\"m\"") + "," + WHO + "}");
        http.decisions.clear();
    }

    @AfterEach
    void forget() {
        http.decisions.clear();
        http.places.clear();
        http.registers.places().forEach(place -> http.registers.removePlace(place.id()));
        http.desk
                .unplaced()
                .forEach(claim ->
                        http.desk.removeUnplaced("s|" + claim.getClaim().getReportId() + "|c"));
    }

    @AfterAll
    void stop() {
        http.close();
    }

    @Test
    void aDecisionIsMadeWithAnIdAndStandsInTheRecord() throws Exception {
        String id = accepted("{\"kind\":\"REJECT\"," + CLAIM.replace("\"s\"", "\"first\"") + "," + WHO + "}")
                .get(0)
                .asText();

        assertThat(http.decisions).singleElement().satisfies(decision -> {
            assertThat(decision.getDecisionId()).isEqualTo(id);
            assertThat(decision.getTargetClaim()).isEqualTo(new ClaimRef("first", "r", "c"));
            assertThat(decision.getDecidedAt()).isEqualTo(Samples.THEN);
        });
        assertThat(http.json("/api/decisions?source=first").get(0).toString()).isEqualTo("""
                {"decisionId":"%s","kind":"REJECT","claim":{"source":"first","report":"r","claim":"c"},"source":null,\
                "decidedAt":"2024-11-30T19:30:00+03:00","editor":"ed-1","reason":"an old video","verdict":null,"undoes":null,"place":null}""".formatted(id));
    }

    @Test
    void theRecordIsInOrderAndAskedByWhatItIsAbout() throws Exception {
        accepted("{\"decisionId\":\"z\",\"kind\":\"NOTE\"," + CLAIM + "," + WHO + "}");
        accepted("{\"decisionId\":\"b\",\"kind\":\"SUSPEND_SOURCE\",\"source\":\"s\"," + WHO + "}");
        accepted("{\"decisionId\":\"a\",\"kind\":\"HOLD\"," + CLAIM.replace("\"c\"", "\"c2\"") + "," + WHO + "}");
        accepted("{\"decisionId\":\"y\",\"kind\":\"NOTE\",\"source\":\"t\"," + WHO + "}");

        assertThat(ids("/api/decisions")).containsSubsequence("made", "z", "b", "a", "y");
        assertThat(ids("/api/decisions?source=s")).containsExactly("z", "b", "a");
        assertThat(ids("/api/decisions?source=s&report=r&claim=c2")).containsExactly("a");
        assertThat(ids("/api/decisions?source=s&claim=c")).containsExactly("z");
        assertThat(ids("/api/decisions?source=nobody")).isEmpty();
        assertThat(http.get("/api/decisions?limit=3").headers().firstValue("Link"))
                .isPresent();
    }

    @Test
    void anUndoNeedsOnlyWhatItTakesBack() throws Exception {
        accepted("{\"kind\":\"UNDO\",\"undoes\":\"made\"," + WHO + "}");

        assertThat(http.decisions).singleElement().satisfies(undo -> {
            assertThat(undo.getTargetClaim()).isEqualTo(new ClaimRef("m", "r", "c"));
            assertThat(undo.getUndoes()).isEqualTo("made");
        });
    }

    @Test
    void theSameDecisionTwiceIsMadeOnce() throws Exception {
        String decision =
                "{\"decisionId\":\"d\",\"kind\":\"REJECT\"," + CLAIM.replace("\"s\"", "\"twice\"") + "," + WHO + "}";

        accepted(decision);
        JsonNode again = accepted("[" + decision + "," + decision + "]");

        assertThat(again).hasSize(2);
        assertThat(http.decisions).extracting(DeskDecision::getDecisionId).containsExactly("d");
        HttpResponse<String> other = http.post("/api/decisions", decision.replace("an old video", "a fake"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/decisionId", "is the id of another decision");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            {"kind":"REJECT",CLAIM,"editor":"e"}                           ; /reason
            {"kind":"REJECT",CLAIM,"reason":"r"}                           ; /editor
            {CLAIM,WHO}                                                    ; /kind
            {"kind":"BAN",CLAIM,WHO}                                       ; /kind
            {"kind":"UNRECOGNISED",CLAIM,WHO}                              ; /kind
            {"kind":"REJECT",WHO}                                          ; /claim
            {"kind":"REJECT","source":"s",WHO}                             ; /claim
            {"kind":"REJECT","source":"s",CLAIM,WHO}                       ; /source
            {"kind":"REJECT","claim":"s|r|c",WHO}                          ; /claim
            {"kind":"REJECT","claim":{"source":"s","report":"r"},WHO}      ; /claim/claim
            {"kind":"REJECT","claim":{"source":"s","report":"r","claim":"a|b"},WHO} ; /claim/claim
            {"kind":"SUSPEND_SOURCE",CLAIM,WHO}                            ; /source
            {"kind":"VERIFY",CLAIM,WHO}                                    ; /verdict
            {"kind":"UNDO",CLAIM,WHO}                                      ; /undoes
            {"kind":"UNDO",CLAIM,"undoes":"nothing",WHO}                   ; /undoes
            {"kind":"UNDO","undoes":"made","source":"s",WHO}               ; /undoes
            {"kind":"REJECT",CLAIM,"undoes":"made",WHO}                    ; /undoes
            {"kind":"REJECT",CLAIM,"decidedAt":"2024-11-30T22:00:00",WHO}  ; /decidedAt
            {"kind":"REJECT",CLAIM,"decidedAt":"2024-12-30T22:00:00Z",WHO} ; /decidedAt
            {"kind":"REJECT",CLAIM,"controller":"regime",WHO}              ; /controller
            """)
    void aDecisionThatSaysTooLittleOrTooMuchIsRefusedWithWhatWouldDo(String body, String pointer) throws Exception {
        HttpResponse<String> answer =
                http.post("/api/decisions", body.replace("CLAIM", CLAIM).replace("WHO", WHO));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(MemoryService.JSON.readTree(answer.body()).get("faults").findValuesAsText("pointer"))
                .contains(pointer);
        assertThat(http.decisions).isEmpty();
    }

    @Test
    void claimsThatWaitAreListedTheLongestWaitingFirst() throws Exception {
        waits("b", "Souran", UnplacedReason.AMBIGUOUS, 2);
        waits("a", "Atlantis", UnplacedReason.UNKNOWN, 3);
        waits("c", "Sourān", UnplacedReason.NOT_WITHIN, 1);

        assertThat(http.json("/api/unplaced/claims").findValuesAsText("report")).containsExactly("c", "b", "a");
        assertThat(http.json("/api/unplaced/claims?q=souran").findValuesAsText("report"))
                .containsExactly("c", "b");
        assertThat(http.json("/api/unplaced/claims?limit=1")).hasSize(1);
        JsonNode first = http.json("/api/unplaced/claims?q=atlantis").get(0);
        assertThat(first.get("place").asText()).isEqualTo("Atlantis");
        assertThat(first.get("reason").asText()).isEqualTo("UNKNOWN");
        assertThat(first.get("wayOut").asText()).contains("POST /api/places");

        http.desk.removeUnplaced("s|a|c");
        assertThat(http.json("/api/unplaced/claims?q=atlantis")).isEmpty();
    }

    @Test
    void whatWaitsIsPutTogetherByTheNameThatOneFirstUnderWhichSomethingWaitsLongest() throws Exception {
        waits("a", "Atlantis", UnplacedReason.UNKNOWN, 3);
        waits("b", "Souran", UnplacedReason.AMBIGUOUS, 2);
        waits("c", "Sourān", UnplacedReason.AMBIGUOUS, 1);
        waits("d", "Souran", UnplacedReason.AMBIGUOUS, 4);

        JsonNode names = http.json("/api/unplaced");

        assertThat(names.findValuesAsText("spelling")).containsExactly("Souran", "Atlantis");
        JsonNode souran = names.get(0);
        assertThat(souran.get("count").asInt()).isEqualTo(3);
        assertThat(souran.get("written").toString())
                .isEqualTo("[{\"text\":\"Souran\",\"count\":2},{\"text\":\"Sourān\",\"count\":1}]");
        assertThat(souran.get("claims").findValuesAsText("report")).containsExactly("c", "b", "d");
        assertThat(souran.get("since").asText())
                .isEqualTo(souran.get("claims").get(0).get("since").asText());
        assertThat(http.json("/api/unplaced?q=atl").findValuesAsText("spelling"))
                .containsExactly("Atlantis");
        assertThat(http.get("/api/unplaced?limit=1").headers().firstValue("link"))
                .isPresent();
        assertThat(http.get("/api/unplaced?dismissed=perhaps").statusCode()).isEqualTo(400);
    }

    @Test
    void aNameBecomesASpellingOfThePlaceThatItMeans() throws Exception {
        http.registers.put(Samples.place("souran", "Souran", null, "Suran"));
        waits("a", "Atlantis", UnplacedReason.UNKNOWN, 3);

        HttpResponse<String> answer = http.post(
                "/api/unplaced",
                "{\"spelling\":\"ATLANTIS\",\"place\":\"souran\",\"editor\":\"ed-1\",\"reason\":\"so they say\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"placed\":[{\"spelling\":\"ATLANTIS\",\"how\":\"SPELLING\",\"place\":\"souran\",\"claims\":1,\"decisions\":[]}]}");
        assertThat(http.places).singleElement().satisfies(place -> {
            assertThat(place.getSpellings()).containsExactly("Suran", "ATLANTIS");
            assertThat(place.getUpdatedBy()).isEqualTo("ed-1");
            assertThat(place.getReason()).isEqualTo("so they say");
        });
        assertThat(http.decisions).isEmpty();
    }

    @Test
    void whereOthersCarryTheNameTheClaimsThatWaitArePlacedOneByOne() throws Exception {
        http.registers.put(Samples.place("souran-1", "North Souran", null, "Souran"));
        http.registers.put(Samples.place("souran-2", "South Souran", null, "Souran"));
        waits("b", "Souran", UnplacedReason.AMBIGUOUS, 2);
        waits("c", "Sourān", UnplacedReason.AMBIGUOUS, 1);
        waits("a", "Atlantis", UnplacedReason.UNKNOWN, 3);

        HttpResponse<String> answer =
                http.post("/api/unplaced", "{\"spelling\":\"Souran\",\"place\":\"souran-2\",\"editor\":\"ed-1\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"how\":\"CLAIMS\"", "\"claims\":2");
        assertThat(http.decisions)
                .extracting(d -> d.getKind() + " " + d.getTargetClaim().getReportId() + " " + d.getPlaceId())
                .containsExactly("PLACE c souran-2", "PLACE b souran-2");
        assertThat(http.places).isEmpty();
    }

    @Test
    void aPlaceIsCreatedForANameAndCarriesIt() throws Exception {
        waits("a", "Atlantis", UnplacedReason.UNKNOWN, 3);

        HttpResponse<String> faulty = http.post(
                "/api/unplaced",
                "{\"spelling\":\"Atlantis\",\"create\":{\"id\":\"atl\",\"name\":\"A\",\"kind\":\"TOWN\",\"within\":\"x\"},\"editor\":\"ed-1\"}");
        HttpResponse<String> made = http.post(
                "/api/unplaced",
                "{\"spelling\":\"Atlantis\",\"create\":{\"id\":\"atl\",\"name\":\"Atlas\",\"kind\":\"TOWN\"},\"editor\":\"ed-1\"}");

        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("/create/within");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
        assertThat(http.places)
                .singleElement()
                .matches(place ->
                        place.getSpellings().equals(List.of("Atlantis")) && "ed-1".equals(place.getUpdatedBy()));
    }

    @Test
    void ordersOfOneDocumentSeeEachOther() throws Exception {
        http.registers.put(Samples.place("souran", "Souran", null));
        waits("a", "Atlantis", UnplacedReason.UNKNOWN, 3);
        waits("b", "Utopia", UnplacedReason.UNKNOWN, 3);

        HttpResponse<String> answer = http.post("/api/unplaced", """
                [{"spelling":"Atlantis","place":"souran","editor":"e"},{"spelling":"Utopia","place":"souran","editor":"e"}]""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(http.places).singleElement().matches(place -> place.getSpellings()
                .equals(List.of("Atlantis", "Utopia")));
    }

    @Test
    void aDismissedNameIsNoWorkUntilThatIsTakenBackOrSomethingNewWaitsUnderIt() throws Exception {
        waits("a", "Atlantis", UnplacedReason.UNKNOWN, 3);
        HttpResponse<String> answer =
                http.post("/api/unplaced", "{\"spelling\":\"Atlantis\",\"dismiss\":\"a novel\",\"editor\":\"ed-1\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(http.decisions)
                .singleElement()
                .matches(d ->
                        d.getKind() == DecisionKind.DISMISS && d.getReason().equals("a novel"));
        assertThat(http.json("/api/unplaced")).isEmpty();
        assertThat(http.json("/api/unplaced?dismissed=true").findValuesAsText("spelling"))
                .containsExactly("Atlantis");
        assertThat(http.post("/api/unplaced", "{\"spelling\":\"Atlantis\",\"dismiss\":\"x\",\"editor\":\"e\"}")
                        .body())
                .contains("/spelling", "has nothing waiting under it");

        waits("b", "Atlantis", UnplacedReason.UNKNOWN, 4);
        assertThat(http.json("/api/unplaced").get(0).get("count").asInt()).isEqualTo(1);
        accepted("{\"kind\":\"UNDO\",\"undoes\":\"" + http.decisions.get(0).getDecisionId() + "\"," + WHO + "}");
        assertThat(http.json("/api/unplaced").get(0).get("count").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            {"spelling":"Atlantis","place":"hama"}                                       ; /editor
            {"place":"hama","editor":"e"}                                                ; /spelling
            {"spelling":"Atlantis","editor":"e"}                                         ; /place
            {"spelling":"Atlantis","editor":"e","place":"a","dismiss":"b"}               ; /dismiss
            {"spelling":"Atlantis","editor":"e","place":"nowhere"}                       ; /place
            {"spelling":"Atlantis","editor":"e","create":{"id":"x","name":"X"}}          ; /create/kind
            {"spelling":"Atlantis","editor":"e","create":7}                              ; /create
            {"spelling":"Atlantis","editor":"e","place":"a","controller":"regime"}       ; /controller
            [{"spelling":"Atlantis","editor":"e","dismiss":"b"},{"spelling":"Utopia","editor":"e","dismiss":"b"}] ; /1/spelling
            """)
    void anOrderThatSaysTooLittleOrTooMuchIsRefusedWithWhatWouldDo(String body, String pointer) throws Exception {
        waits("a", "Atlantis", UnplacedReason.UNKNOWN, 3);

        HttpResponse<String> answer = http.post("/api/unplaced", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(MemoryService.JSON.readTree(answer.body()).get("faults").findValuesAsText("pointer"))
                .contains(pointer);
        assertThat(http.decisions).isEmpty();
        assertThat(http.places).isEmpty();
    }

    private void waits(String report, String place, UnplacedReason reason, int hour) {
        http.desk.put(
                "s|" + report + "|c",
                UnplacedClaim.newBuilder()
                        .setClaim(new ClaimRef("s", report, "c"))
                        .setPlaceAsWritten(place)
                        .setReason(reason)
                        .setAssertion(Assertion.CONTROLS)
                        .setEventTime(Samples.THEN)
                        .setPublishedAt(Samples.THEN.plusSeconds(3600L * hour))
                        .build());
    }

    private List<String> ids(String path) throws Exception {
        return http.json(path).findValuesAsText("decisionId");
    }

    private JsonNode accepted(String body) throws Exception {
        HttpResponse<String> answer = http.post("/api/decisions", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return MemoryService.JSON.readTree(answer.body()).get("accepted");
    }
}
