package org.claimline.ingest.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimline.ingest.Csv;
import org.claimline.ingest.places.PlaceDraw.Outcome;
import org.claimline.ingest.places.PlaceDraw.Source;
import org.claimline.place.Spelling;
import org.junit.jupiter.api.Test;

/** The register drawn from tables of a few rows. */
class PlaceDrawTest {
    private static final String HEADER = PlaceTable.line(PlaceTable.COLUMNS);

    private static final String SELECTION = HEADER + """
            hama-governorate,Hama governorate,محافظة حماة,GOVERNORATE,,Hama,35.2,37.0,,SY05,,"lat,lon: estimate"
            hama-district,Hama district,منطقة حماة,DISTRICT,,,,,,SY0501,,
            suran-subdistrict,,,SUBDISTRICT,,,,,,SY050102,,
            souran-hama,Souran,,TOWN,,,,,163915,C3026,Suran,
            souran-south,Souran (South),,VILLAGE,,,,,,C9001,,
            morek,Morek,مورك,TOWN,,,,,166640,C3029,,
            maan,,معان,VILLAGE,,,,,,C3035,,
            hill,Hill,,HILL,hama-governorate,,35.3,36.8,,,,"lat,lon: estimate"
            """;

    private static final String GEONAMES = """
            163915\tŞūrān\tSuran\tSawran,Suran,Суран,swran,Şūrān,صوران\t35.29193\t36.74848\tP
            166640\tMūrak\tMurak\tMoorak,Morek,Mourek,Moûrek,Murak,Murk,Mūrak,Murakah,Mourak,mwrk,XYZ,Epiphania,محافظة حماة,مورق,مورك\t35.37615\t36.6897\tP
            """;

    private static final String COMMUNITIES = """
            name_en,alt1_en,alt2_en,pcode,lat,lon,subdistrict,district,governorate
            Suran (Hama),,,C3026,35.29,36.74,Suran,Hama,Hama
            Suran,,,C9001,35.1,36.7,Suran,Hama,Hama
            Murak,,,C3029,35.37,36.68,Suran,Hama,Hama
            Maan - Kefer Maan,,,C3035,35.3587,36.7959,Suran,Hama,Hama
            """;

    private static final String SUBDISTRICTS = """
            [{"name":{"en":"Suran","ar":"صوران"},"aliases":[{"value":"ناحية سوران","type":"formal"},
              {"value":"Sawran","type":"alternate_spelling"}],"centroid":{"latitude":35.3,"longitude":36.8},
              "area":{"value":100},"externalIds":{"ochaPcode":"SY050102"}},
             {"name":{"en":"Suran","ar":"صوران"},"aliases":[],"centroid":{"latitude":36.6,"longitude":37.2},
              "area":{"value":50},"externalIds":{"ochaPcode":"SY020405"}}]""";

    @Test
    void theSameSelectionAndTablesGiveTheSameBytes() {
        assertThat(draw(SELECTION)).isEqualTo(draw(SELECTION));
    }

    @Test
    void emptyCellsAreFilledAndEachIsCredited() {
        Map<String, Csv.Row> rows = rows(draw(SELECTION).places());

        assertThat(rows.get("morek").cells())
                .containsEntry("lat", "35.37615")
                .containsEntry("parent", "suran-subdistrict")
                .containsEntry("governorate", "Hama");
        assertThat(PlaceTable.credits(rows.get("morek").required("source")))
                .containsEntry("name", "editor")
                .containsEntry("arabicName", "GeoNames")
                .containsEntry("lat", "GeoNames")
                .containsEntry("parent", "OCHA COD-AB")
                .containsEntry("pcode", "OCHA COD-AB");
        assertThat(rows.get("souran-hama").required("arabicName")).isEqualTo("صوران");
        assertThat(rows.get("maan").cells()).containsEntry("name", "Maan").containsEntry("lat", "35.3587");
        assertThat(PlaceTable.credits(rows.get("maan").required("source")))
                .containsEntry("name", "OCHA COD-AB")
                .containsEntry("arabicName", "editor");
    }

    @Test
    void divisionsLieInEachOtherByTheirCodes() {
        Map<String, Csv.Row> rows = rows(draw(SELECTION).places());

        assertThat(rows.get("suran-subdistrict").cells())
                .containsEntry("name", "Suran subdistrict")
                .containsEntry("arabicName", "ناحية صوران")
                .containsEntry("parent", "hama-district")
                .containsEntry("spellings", "ناحية سوران")
                .containsEntry("lat", "35.30000");
        assertThat(rows.get("hama-district").required("parent")).isEqualTo("hama-governorate");
    }

    @Test
    void whatTheEditorSaysStands() {
        Csv.Row hill = rows(draw(SELECTION).places()).get("hill");

        assertThat(hill.cells()).containsEntry("lat", "35.3").containsEntry("parent", "hama-governorate");
        assertThat(PlaceTable.credits(hill.required("source"))).containsEntry("lat", "estimate");
    }

    @Test
    void aNameThatAnotherPlaceHasIsNotDrawn() {
        Map<String, Csv.Row> rows = rows(draw(SELECTION).places());

        assertThat(rows.get("souran-hama").texts("spellings")).containsExactly("Suran");
        assertThat(rows.get("souran-south").texts("spellings")).isEmpty();
    }

    @Test
    void everyUsableNameIsEitherInTheRegisterOrHeldOutAndNoneInBoth() {
        Outcome drawn = draw(SELECTION);
        List<String> register = rows(drawn.places()).values().stream()
                .flatMap(row -> row.texts("spellings").stream())
                .map(Spelling::normal)
                .toList();
        List<String> heldOut = Csv.read("held-out", drawn.heldOut()).stream()
                .map(row -> row.required("spelling"))
                .toList();

        assertThat(heldOut).isNotEmpty();
        assertThat(heldOut.stream().map(Spelling::normal)).doesNotContainAnyElementsOf(register);
        for (String name : List.of("Moorak", "Mourek", "Murk", "Murakah", "مورق")) {
            assertThat(register.contains(Spelling.normal(name)) != heldOut.contains(name))
                    .as(name)
                    .isTrue();
        }
        // no renderings without capitals, codes, other scripts and names of divisions
        assertThat(register).doesNotContain("mwrk", "xyz", Spelling.normal("محافظة حماة"));
        assertThat(heldOut).doesNotContain("mwrk", "XYZ", "Суран", "محافظة حماة");
        // another name altogether cannot be found by likeness
        assertThat(register).contains("epiphania");
    }

    @Test
    void aNameThatTheEditorRefusesIsNeitherDrawnNorHeldOut() {
        Outcome drawn = draw(
                SELECTION.replace("166640,C3029,,", "166640,C3029,!Epiphania|Mork|!Mourek|!Moorak|!Murk|!Murakah,"));

        assertThat(rows(drawn.places()).get("morek").texts("spellings"))
                .contains("Mork")
                .doesNotContain("Epiphania", "!Epiphania", "Mourek", "Moorak");
        assertThat(drawn.heldOut()).doesNotContain("Mourek", "Moorak", "Murk", "Murakah");
    }

    @Test
    void aRowThatCannotBeDrawnIsToldWithItsLine() {
        assertThatThrownBy(() -> draw(SELECTION + "x,X,,TOWN,,,,,1,,,\n"))
                .hasMessageContaining("selection.csv, line 10: geonamesId \"1\" is not in the table of GeoNames");
        assertThatThrownBy(() -> draw(SELECTION + "x,X,,TOWN,,,,,,C1,,\n"))
                .hasMessageContaining("pcode \"C1\" is not in the table of communities");
        assertThatThrownBy(() -> draw(SELECTION + "morek,X,,TOWN,hill,,35,36,,,,\n"))
                .hasMessageContaining("id \"morek\" stands twice");
        assertThatThrownBy(() -> draw(HEADER + "maan,,معان,VILLAGE,,,,,,C3035,,\n"))
                .hasMessageContaining("lies in no place of the selection");
    }

    private static Outcome draw(String selection) {
        return PlaceDraw.draw(
                new Source("selection.csv", selection),
                new Source("SY.txt", GEONAMES),
                new Source("communities.csv", COMMUNITIES),
                new Source("subdistricts.json", SUBDISTRICTS));
    }

    private static Map<String, Csv.Row> rows(String table) {
        return Csv.read("places.csv", table).stream()
                .collect(Collectors.toMap(row -> row.required("id"), Function.identity()));
    }
}
