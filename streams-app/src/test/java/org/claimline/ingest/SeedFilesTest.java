package org.claimline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.junit.jupiter.api.Test;

class SeedFilesTest {

    @Test
    void theFeedHasAllItsClaimsInOrderOfPublication() {
        List<SourceReport> feed = SeedFeed.load();

        assertThat(feed.stream().mapToInt(r -> r.getClaims().size()).sum()).isEqualTo(215);
        assertThat(feed).extracting(SourceReport::getPublishedAt).isSorted();
    }

    @Test
    void everyFileOfTheFeedIsRead() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(Path.of("..", "seeds", "feed"))) {
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size();
            }
        }

        assertThat(SeedFeed.load()).hasSize((int) lines);
    }

    @Test
    void theRegistersNameEverySource() {
        SeedRegisters registers = SeedRegisters.load();

        assertThat(registers.sources())
                .extracting(Source::getId)
                .containsAll(
                        SeedFeed.load().stream().map(SourceReport::getSourceId).toList());
        assertThat(registers.places()).isNotEmpty();
        assertThat(registers.parties()).isNotEmpty();
    }

    @Test
    void aTableKeepsCommasQuotesAndLinesWithinQuotes() {
        List<Csv.Row> rows = Csv.read("t.csv", "id,name\r\na,\"x, \"\"y\"\"\nz\"\nb,\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).required("name")).isEqualTo("x, \"y\"\nz");
        assertThat(rows.get(1).text("name")).isEmpty();
        assertThat(rows.get(1).line()).isEqualTo(4);
    }

    @Test
    void aFaultyTableIsNamedWithItsLine() {
        assertThatThrownBy(() -> Csv.read("t.csv", "id,name\na\n")).hasMessageContaining("t.csv, line 2");
        assertThatThrownBy(() -> Csv.read("t.csv", "id,name\na,\"b\n")).hasMessageContaining("never closed");
        assertThatThrownBy(() -> Csv.read("t.csv", "id,name\na,\n").get(0).required("name"))
                .hasMessageContaining("column name is empty");
    }
}
