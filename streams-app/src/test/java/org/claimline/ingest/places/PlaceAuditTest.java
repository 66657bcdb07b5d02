package org.claimline.ingest.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.claimline.ingest.SeedRegisters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in a table of places. */
class PlaceAuditTest {
    private static final List<String> GOOD = List.of(
            "gov,Gov,,GOVERNORATE,,Hama,35.2,37.0,,SY05,",
            "dis,Dis,,DISTRICT,gov,Hama,35.2,36.8,,SY0501,",
            "other,Other,,DISTRICT,gov,Hama,35.2,36.5,,SY0502,",
            "sub,Sub,,SUBDISTRICT,dis,Hama,35.3,36.8,,SY050101,",
            "far,Far,,SUBDISTRICT,other,Hama,35.3,36.5,,SY050201,",
            "morek,Morek,مورك,TOWN,sub,Hama,35.37,36.69,1,C1,Murak",
            "halfaya,Halfaya,,TOWN,far,Hama,35.26,36.60,2,C2,Halfayah");

    @Test
    void theRegisterOfTheProgramHasNoFinding() {
        assertThat(PlaceAudit.of("places.csv", SeedRegisters.placesTable()).findings())
                .isEmpty();
    }

    @Test
    void aSoundTableHasNoFinding() {
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            morek,New,,TOWN,sub,Hama,35.30,36.80,,,            ; id         ; is that of line 7
            new,New,,TOWN,sub,Hama,35.30,36.80,1,,             ; geonamesId ; is that of line 7
            new,New,,TOWN,sub,Hama,35.30,36.80,,C1,            ; pcode      ; is that of line 7
            new,New,,TOWN,sub,Hama,35.30,36.80,x,,             ; geonamesId ; is no number of GeoNames
            new,New,,TOWN,sub,Hama,35.30,36.80,,Q,             ; pcode      ; is no P-code
            new,Murak,,TOWN,sub,Hama,35.30,36.80,,,            ; name       ; is a name of morek (line 7) too
            new,New,,TOWN,sub,Hama,35.30,36.80,,,al-Mūrak      ; spellings  ; is a name of morek (line 7) too
            new,New,مورك,TOWN,sub,Hama,35.30,36.80,,,          ; arabicName ; is a name of morek (line 7) too
            new,Moureq,,TOWN,sub,Hama,35.371,36.692,,,         ; name       ; lies less than 500 m from morek
            new,New,,TOWN,atlantis,Hama,35.30,36.80,,,         ; parent     ; is the id of no place
            new,New,,TOWN,new,Hama,35.30,36.80,,,              ; parent     ; lies within this place itself
            new,New,,TOWN,,Hama,35.30,36.80,,,                 ; parent     ; is empty
            new,New,,SUBDISTRICT,morek,Hama,35.30,36.80,,,     ; parent     ; is a TOWN, too narrow for a SUBDISTRICT
            new,New,,DISTRICT,dis,Hama,35.30,36.80,,,          ; parent     ; is a DISTRICT, too narrow for a DISTRICT
            new,New,,TOWN,sub,Homs,35.30,36.80,,,              ; governorate; is not that of the places around it, Hama
            new,New,,TOWN,sub,Hama,36.80,35.30,,,              ; lat        ; lies outside Syria
            new,New,,TOWN,sub,Hama,48.85,2.35,,,               ; lat        ; lies outside Syria
            new,New,,TOWN,sub,Hama,north,36.80,,,              ; lat        ; is no number
            new,New,,TOWN,sub,Hama,,36.80,,,                   ; lat        ; is empty
            new,New,,HAMLET,sub,Hama,35.30,36.80,,,            ; kind       ; is not known
            new,,,TOWN,sub,Hama,35.30,36.80,,,                 ; name       ; is empty
            new,New,,TOWN,sub,Hama,35.30,36.80,,,...           ; spellings  ; has no letter or digit
            """)
    void whatDoesNotHoldIsToldWithTheWayOut(String row, String field, String reason) {
        assertThat(found(row)).anySatisfy(finding -> {
            assertThat(finding.line()).isEqualTo(9);
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.reason()).contains(reason);
            assertThat(finding.wayOut()).isNotBlank();
        });
    }

    @Test
    void onlyOneThingIsFoundWhereOneThingIsWrong() {
        assertThat(found("new,Murak,,TOWN,sub,Hama,35.30,36.80,,,")).hasSize(1);
        assertThat(found("new,New,,TOWN,sub,Hama,36.80,35.30,,,"))
                .singleElement()
                .extracting(Finding::wayOut)
                .isEqualTo("exchange lat and lon");
    }

    @Test
    void aNameMayBeThatOfAPlaceInAnotherDistrict() {
        assertThat(found("new,Murak,,TOWN,far,Hama,35.30,36.55,,,")).isEmpty();
    }

    @Test
    void aSubdistrictInAnAreaStillLiesInItsDistrictByItsCode() {
        assertThat(found(
                        "area,Countryside,,AREA,gov,Hama,35.3,36.7,,,",
                        "third,Third,,SUBDISTRICT,area,Hama,35.3,36.7,,SY050102,",
                        "new,Murak,,TOWN,third,Hama,35.30,36.75,,,"))
                .singleElement()
                .extracting(Finding::reason)
                .asString()
                .contains("in the same district");
    }

    @Test
    void aPlaceFarFromTheOthersOfItsParentIsFound() {
        assertThat(found(
                        "a,Alpha,,TOWN,sub,Hama,35.30,36.80,,,",
                        "b,Beta,,TOWN,sub,Hama,35.32,36.82,,,",
                        "c,Gamma,,TOWN,sub,Hama,35.34,36.78,,,",
                        "d,Delta,,TOWN,sub,Hama,33.10,36.78,,,"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("d");
                    assertThat(finding.reason()).contains("km from the middle of the other places of sub");
                });
    }

    @Test
    void parentsThatFormACircleAreAllTold() {
        assertThat(found("a,Alpha,,AREA,b,Hama,35.30,36.80,,,", "b,Beta,,AREA,a,Hama,35.32,36.82,,,"))
                .extracting(Finding::id, Finding::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", "parent"),
                        org.assertj.core.groups.Tuple.tuple("b", "parent"));
    }

    @Test
    void everyFilledCellNeedsACreditAndNoEmptyOneHasIt() {
        String row = "new,New,,TOWN,sub,Hama,35.30,36.80,,,,";

        assertThat(PlaceAudit.of("t.csv", table(GOOD) + row + "\"name,kind,parent,governorate,lat: editor\"\n")
                        .findings())
                .singleElement()
                .extracting(Finding::reason)
                .isEqualTo("does not credit lon");
        assertThat(PlaceAudit.of(
                                "t.csv",
                                table(GOOD) + row + "\"name,kind,parent,governorate,lat,lon,pcode,nmae: editor\"\n")
                        .findings())
                .extracting(Finding::reason)
                .containsExactly("credits pcode, which is empty", "credits \"nmae\", which is no column with facts");
    }

    @Test
    void whatIsNoTableOfPlacesIsRefused() {
        assertThatThrownBy(() -> PlaceAudit.of("t.csv", "id,name\na,b\n")).hasMessageContaining("is no column");
        assertThatThrownBy(() -> PlaceAudit.of("t.csv", "id,name\na\n")).hasMessageContaining("t.csv, line 2");
    }

    private static List<Finding> found(String... rows) {
        return PlaceAudit.of("t.csv", table(GOOD) + credited(List.of(rows))).findings();
    }

    private static String table(List<String> rows) {
        return PlaceTable.line(PlaceTable.COLUMNS) + credited(rows);
    }

    /** The rows with a credit for each filled cell. */
    private static String credited(List<String> rows) {
        StringBuilder table = new StringBuilder();
        for (String row : rows) {
            List<String> cells = List.of(row.split(",", -1));
            Map<String, String> credits = new java.util.LinkedHashMap<>();
            for (String column : PlaceTable.CREDITED) {
                if (!cells.get(PlaceTable.COLUMNS.indexOf(column)).isEmpty()) {
                    credits.put(column, "editor");
                }
            }
            table.append(row).append(",\"").append(PlaceTable.source(credits)).append("\"\n");
        }
        return table.toString();
    }
}
