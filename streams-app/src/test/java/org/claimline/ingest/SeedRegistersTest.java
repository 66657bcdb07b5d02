package org.claimline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registers in the tables of a directory. */
class SeedRegistersTest {
    private static final String HEADER = "id,name,camp,memberOf,aliases\n";

    @TempDir
    private Path directory;

    @Test
    void aTableThatIsNotThereIsNoneAndOneWithoutRowsIsEmpty() throws IOException {
        parties(HEADER);

        SeedRegisters.Tables tables = SeedRegisters.in(directory);

        assertThat(tables.parties()).hasValueSatisfying(rows -> assertThat(rows).isEmpty());
        assertThat(tables.places()).isEmpty();
        assertThat(tables.sources()).isEmpty();
    }

    @Test
    void aTableMayBeSavedBySpreadsheets() throws IOException {
        parties("\uFEFF" + HEADER.replace("\n", "\r\n") + "hts,\"Hay'at Tahrir al-Sham\",OPPOSITION,,HTS|الهيئة\r\n");

        assertThat(SeedRegisters.in(directory).parties().orElseThrow())
                .singleElement()
                .satisfies(party -> {
                    assertThat(party.getId()).isEqualTo("hts");
                    assertThat(party.getAliases()).containsExactly("HTS", "الهيئة");
                });
    }

    @Test
    void aFaultNamesFileLineAndColumn() throws IOException {
        parties(HEADER + "hts,HTS,OPOSITION,,\n");

        assertThatThrownBy(() -> SeedRegisters.in(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(directory.resolve("parties.csv") + ", line 2: column camp is OPOSITION");
    }

    @Test
    void whatIsNotUtf8IsSaidToBe() throws IOException {
        Files.write(
                directory.resolve("parties.csv"), (HEADER + "x,caf\u00e9,A,,\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SeedRegisters.in(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parties.csv is not UTF-8");
    }

    private void parties(String text) throws IOException {
        Files.writeString(directory.resolve("parties.csv"), text);
    }
}
