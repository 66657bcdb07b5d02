package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that keep the table of the register of places. */
class PlacesCommandTest {
    private static final String HEADER =
            "id,name,arabicName,kind,parent,governorate,lat,lon,geonamesId,pcode,spellings,source\n";
    private static final String HAMA =
            "hama-governorate,Hama governorate,,GOVERNORATE,,Hama,35.2,37.0,,,,\"name,kind,governorate,lat,lon: editor\"\n";

    @TempDir
    private Path directory;

    private Path table;

    @BeforeEach
    void table() {
        table = directory.resolve("places.csv");
    }

    @Test
    void theRegisterOfTheProgramIsSound() {
        Cli.Ran ran = Cli.plain("places", "check");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("places, nothing found");
    }

    @Test
    void aFindingNamesLinePlaceFieldReasonAndWayOutAndTheExitCodeIsOne() throws IOException {
        Files.writeString(
                table,
                "\uFEFF" + HEADER + HAMA
                        + "x,X,,TOWN,nowhere,Hama,35,36.5,,,,\"name,kind,parent,governorate,lat,lon: editor\"\n");

        Cli.Ran text = Cli.plain("places", "check", table.toString());
        Cli.Ran json = Cli.plain("places", "check", table.toString(), "--json");

        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out())
                .contains(table + ", line 3, x: parent \"nowhere\" is the id of no place; ")
                .contains("2 places, ");
        assertThat(json.code()).isEqualTo(1);
        JsonNode finding = new ObjectMapper().readTree(json.out()).get(0);
        assertThat(finding.get("line").asInt()).isEqualTo(3);
        assertThat(finding.get("field").asText()).isEqualTo("parent");
        assertThat(finding.get("wayOut").asText()).isNotEmpty();
    }

    @Test
    void aFileThatIsNoTableOrIsNotThereIsToldByItsExitCode() throws IOException {
        Files.writeString(table, "id,name\nx,X\n");

        assertThat(Cli.plain("places", "check", table.toString()).code()).isEqualTo(65);
        Cli.Ran missing =
                Cli.plain("places", "check", directory.resolve("no.csv").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.errors()).contains("no.csv is not there; check the name");
    }

    @Test
    void aDrawnTableIsTheSameEachTimeAndIsChecked() throws IOException {
        Path selection = directory.resolve("selection.csv");
        Files.writeString(
                selection,
                HEADER + "hama-governorate,Hama governorate,,GOVERNORATE,,Hama,35.2,37.0,,,,\n"
                        + "maan,,معان,VILLAGE,hama-governorate,,,,,C3035,,\n");

        Cli.Ran ran = draw(selection);
        String first = Files.readString(table);
        draw(selection);

        assertThat(ran.errors()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("2 places in " + table);
        assertThat(Files.readString(table)).isEqualTo(first).contains("maan,Maan,معان");
        assertThat(directory.resolve("held-out.csv")).content().isEqualTo("spelling,geonamesId\n");
    }

    @Test
    void nothingIsWrittenOfASelectionThatCannotBeDrawn() throws IOException {
        Path selection = directory.resolve("selection.csv");
        Files.writeString(selection, HEADER + "x,,,VILLAGE,,,,,,C1,,\n");

        Cli.Ran ran = draw(selection);

        assertThat(ran.code()).isEqualTo(65);
        assertThat(ran.errors()).contains("selection.csv, line 2: pcode \"C1\" is not in the table of communities");
        assertThat(table).doesNotExist();
    }

    private Cli.Ran draw(Path selection) throws IOException {
        Path communities = directory.resolve("communities.csv");
        Files.writeString(communities, """
                name_en,alt1_en,alt2_en,pcode,lat,lon,subdistrict,district,governorate
                Maan,,,C3035,35.3587,36.7959,Suran,Hama,Hama
                """);
        Path geonames = directory.resolve("SY.txt");
        Files.writeString(geonames, "166640\tMūrak\tMurak\tMorek\t35.37615\t36.6897\tP\n");
        Path subdistricts = directory.resolve("subdistricts.json");
        Files.writeString(subdistricts, "[{\"name\":{\"en\":\"Suran\"},\"externalIds\":{\"ochaPcode\":\"SY050102\"}}]");
        return Cli.plain(
                "places",
                "draw",
                "--selection",
                selection.toString(),
                "--geonames",
                geonames.toString(),
                "--communities",
                communities.toString(),
                "--subdistricts",
                subdistricts.toString(),
                "--to",
                table.toString(),
                "--held-out",
                directory.toString());
    }
}
