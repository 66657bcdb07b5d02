package org.claimline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claimline.avro.Place;
import org.claimline.avro.Source;
import org.claimline.place.PlaceRegister;
import org.claimline.source.Party;
import org.claimline.topology.Fault;
import org.claimline.topology.RegisterMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What entries of the registers may say beside those that are there: the seed registers. */
class RegisterChecksTest {
    private static final Instant NOW = Instant.parse("2024-12-06T00:00:00Z");
    private static final SeedRegisters SEEDS = SeedRegisters.load();
    private static final List<Party> PARTIES =
            SEEDS.parties().stream().map(RegisterMapping::party).toList();

    @Test
    void theSeedRegistersThemselvesPass() {
        Entries<Source> sources = new Entries<>(SEEDS.sources(), List.of(), true);
        Entries<Place> places = new Entries<>(SEEDS.places(), List.of(), true);

        assertThat(new SourceCheck(List.of(), PARTIES, place -> false).faults(sources))
                .isEmpty();
        assertThat(new SourceCheck(SEEDS.sources(), PARTIES, "hama"::equals).faults(sources))
                .isEmpty();
        PlaceCheck.Outcome again = new PlaceCheck(seedPlaces()).check(places);
        assertThat(again.faults()).isEmpty();
        assertThat(again.homonyms()).isEmpty();
        assertThat(again.places()).isEqualTo(SEEDS.places());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id":"sohr2","name":"Syrian Observatory"            | /name     | is a name of the source "sohr" too
            "id":"SOHR","name":"Another"                        | /id       | is a name of the source "sohr" too
            "id":"n","name":"ＳＯＨＲ"                          | /name     | is a name of the source "sohr" too
            "id":"n","name":"New","aliases":["x","the  observatory"] | /aliases/1 | is a name of the source "sohr" too
            "id":"n","name":"New","relays":["nobody-known"]     | /relays/0 | is the id of no source
            "id":"n","name":"New","relays":["isw","n"]          | /relays/1 | is this source itself
            "id":"n","name":"New","stance":"PRO_OTHER","party":"martians" | /party | is the id of no party
            "id":"n","name":"New","stance":"PRO_OTHER"          | /party    | is missing
            "id":"n","name":"New","stance":"PRO_OTHER","party":"hts" | /party | is of the camp OPPOSITION
            "id":"n","name":"New","stance":"PRO_REGIME","party":"sdf" | /party | is of the camp OTHER
            "id":"n","name":"New","party":"hts"                 | /party    | although the stance is NEUTRAL
            """)
    void aSourceThatDoesNotFitIsTold(String fields, String pointer, String reason) throws Exception {
        String stance = fields.contains("stance") ? "" : ",\"stance\":\"NEUTRAL\"";

        List<Fault> faults = sources("{" + fields + stance + "}");

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.reason()).contains(reason);
            assertThat(fault.wayOut()).isNotBlank();
        });
    }

    @Test
    void sourcesOfOneDocumentMayNameEachOtherButNotAlike() throws Exception {
        assertThat(sources("""
                [{"id":"one","name":"One","stance":"NEUTRAL","relays":["two"]},{"id":"two","name":"Two","stance":"NEUTRAL"}]""")).isEmpty();
        assertThat(sources("""
                [{"id":"one","name":"Same","stance":"NEUTRAL"},{"id":"two","name":"same","stance":"NEUTRAL"}]""")).extracting(Fault::pointer).containsExactly("/0/name", "/1/name");
        assertThat(sources("""
                [{"id":"one","name":"One","stance":"NEUTRAL"},{"id":"one","name":"One","stance":"PRO_REGIME"}]""")).extracting(Fault::pointer).containsExactly("/1/id");
    }

    @Test
    void anEntryMayBeChangedAndKeepItsNames() throws Exception {
        assertThat(sources("""
                {"id":"sohr","name":"SOHR","aliases":["Syrian Observatory"],"stance":"NEUTRAL","reliability":"C"}""")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            "within":"atlantis"                                ; /within      ; is the id of no place
            "within":"Hama governorate"                        ; /within      ; is the id of no place
            "within":"new"                                     ; /within      ; lies within this place itself
            "within":"hama-governorate","governorate":"Aleppo" ; /governorate ; is not the governorate of
            "governorate":"Hamaaa"                             ; /governorate ; is no governorate of the register
            "lat":35.1                                         ; /lon         ; is missing beside the other
            "longitude":35.1                                   ; /lat         ; is missing beside the other
            "aliases":["ok","..."]                             ; /aliases/1   ; has no letter or digit
            "within":"hama-governorate","aliases":["Qomhana"]  ; /aliases/0   ; is a name of qomhana too
            "within":"hama","aliases":["Hama"]                 ; /aliases/0   ; is a name of hama too
            "geonamesId":170017                                ; /geonamesId  ; is that of hama (Hama) too
            "pcode":"C3008"                                    ; /pcode       ; is that of qomhana (Qomhana) too
            "within":"aleppo-citadel"                          ; /within      ; is a LANDMARK, too narrow for a VILLAGE
            "lat":36.7,"lon":35.1                              ; /lat         ; within it the other way round
            """)
    void aPlaceThatDoesNotFitIsTold(String fields, String pointer, String reason) throws Exception {
        List<Fault> faults = places("{\"id\":\"new\",\"name\":\"New\",\"kind\":\"VILLAGE\"," + fields + "}")
                .faults();

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.reason()).contains(reason);
            assertThat(fault.wayOut()).isNotBlank();
        });
    }

    @Test
    void aWiderPlaceGivenByNameIsAnsweredWithItsId() throws Exception {
        assertThat(places("{\"id\":\"new\",\"name\":\"New\",\"kind\":\"VILLAGE\",\"within\":\"Hama governorate\"}")
                        .faults())
                .singleElement()
                .extracting(Fault::wayOut)
                .asString()
                .contains("hama-governorate");
    }

    @Test
    void aPlaceHasTheGovernorateOfThePlaceAroundIt() throws Exception {
        assertThat(places(
                                "{\"id\":\"new\",\"name\":\"New\",\"kind\":\"VILLAGE\",\"within\":\"northern-hama-countryside\"}")
                        .places())
                .singleElement()
                .extracting(Place::getGovernorate)
                .isEqualTo("Hama");
    }

    @Test
    void aVillageOfTheSameNameElsewhereIsLegitimateAndSaysWhatBecomesOfClaims() throws Exception {
        PlaceCheck.Outcome taken = places(
                "{\"id\":\"qomhana-2\",\"name\":\"Qomhana\",\"kind\":\"VILLAGE\",\"within\":\"aleppo-governorate\"}");

        assertThat(taken.faults()).isEmpty();
        assertThat(taken.homonyms()).singleElement().satisfies(homonym -> {
            assertThat(homonym.name()).isEqualTo("Qomhana");
            assertThat(homonym.places()).containsExactly("qomhana", "qomhana-2");
            assertThat(homonym.effect()).contains("/api/unplaced", "within");
        });
    }

    @Test
    void anAliasThatOthersHaveAsAnAliasIsTakenAndFindsNone() throws Exception {
        PlaceCheck.Outcome taken = places(
                "{\"id\":\"n\",\"name\":\"New\",\"kind\":\"TOWN\",\"within\":\"aleppo-governorate\",\"aliases\":[\"Nobol\"]}");

        assertThat(taken.faults()).isEmpty();
        assertThat(taken.homonyms()).singleElement().satisfies(homonym -> {
            assertThat(homonym.places()).containsExactly("n", "nubl");
            assertThat(homonym.effect()).contains("within does not tell");
        });
    }

    @Test
    void placesOfOneDocumentMayLieInEachOtherButNotInACircle() throws Exception {
        assertThat(places("""
                [{"id":"a1","name":"Outer","kind":"AREA","within":"hama-governorate"},
                 {"id":"a2","name":"Inner","kind":"VILLAGE","within":"a1"}]""").faults()).isEmpty();
        assertThat(places("""
                [{"id":"a1","name":"Outer","kind":"AREA","within":"a2"},
                 {"id":"a2","name":"Inner","kind":"VILLAGE","within":"a1"}]""").faults()).extracting(Fault::pointer).containsExactly("/0/within", "/1/within");
    }

    @Test
    void theNamesOfTheContractAreUnderstoodToo() throws Exception {
        List<Place> places = new ArrayList<>();
        for (String json : List.of(
                "{\"id\":\"n\",\"name\":\"N1\",\"kind\":\"TOWN\",\"within\":\"hama\",\"lat\":35,\"lon\":36,\"aliases\":[\"N2\"]}",
                "{\"id\":\"n\",\"name\":\"N1\",\"kind\":\"TOWN\",\"parentId\":\"hama\",\"latitude\":35,\"longitude\":36,\"spellings\":[\"N2\"]}")) {
            places.addAll(
                    PlaceJson.read(json.getBytes(StandardCharsets.UTF_8), NOW).entries());
        }

        assertThat(places.get(0)).isEqualTo(places.get(1));
        assertThat(PlaceJson.read(
                                "{\"id\":\"n\",\"name\":\"N1\",\"kind\":\"TOWN\",\"lat\":35,\"latitude\":35}"
                                        .getBytes(StandardCharsets.UTF_8),
                                NOW)
                        .faults())
                .singleElement()
                .extracting(Fault::pointer)
                .isEqualTo("/latitude");
    }

    private static List<Fault> sources(String json) throws MalformedJsonException {
        Entries<Source> read = SourceJson.read(json.getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(read.faults()).isEmpty();
        return new SourceCheck(SEEDS.sources(), PARTIES, "hama"::equals).faults(read);
    }

    private static PlaceCheck.Outcome places(String json) throws MalformedJsonException {
        Entries<Place> read = PlaceJson.read(json.getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(read.faults()).isEmpty();
        return new PlaceCheck(seedPlaces()).check(read);
    }

    private static PlaceRegister seedPlaces() {
        return new PlaceRegister(
                SEEDS.places().stream().map(RegisterMapping::place).toList());
    }
}
