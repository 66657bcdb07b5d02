package org.claimline.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.claimline.cli.text.Table.Column;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table(Column.text("TOWN", 4), Column.whole("STATUS"), Column.number("CLAIMS"));

    @Test
    void columnsAreAsWideAsWhatStandsInThem() {
        table.row("Hama", "CONFIRMED", "12").row("Tell Rifaat", "CLAIMED", "1,204");

        assertThat(printed(OptionalInt.empty()))
                .containsExactly(
                        "TOWN         STATUS     CLAIMS",
                        "Hama         CONFIRMED      12",
                        "Tell Rifaat  CLAIMED     1,204");
    }

    @Test
    void whatDoesNotFitTheScreenEndsInAnEllipsis() {
        table.row("Khan Sheikhoun in the south of Idlib", "CONFIRMED", "12");

        List<String> lines = printed(OptionalInt.of(30));

        assertThat(lines).containsExactly("TOWN         STATUS     CLAIMS", "Khan Sheik…  CONFIRMED      12");
    }

    @Test
    void aWordThatIsTypedAgainIsNeverCut() {
        table.row("Hama", "CONFIRMED", "12");

        assertThat(printed(OptionalInt.of(20))).last().asString().contains("CONFIRMED");
    }

    @Test
    void arabicAndWideCharactersTakeTheCellsThatTheTerminalGivesThem() {
        assertThat(Cells.width("حماة")).isEqualTo(4);
        assertThat(Cells.width("حَمَاة")).isEqualTo(4);
        assertThat(Cells.width("大馬士革")).isEqualTo(8);
        assertThat(Cells.fit("大馬士革", 5)).isEqualTo("大馬…");
        assertThat(Cells.fit("大馬士革", 4)).isEqualTo("大…");
        assertThat(Cells.pad("大馬", 6, false)).isEqualTo("大馬  ");
    }

    @Test
    void aTextOfOthersCannotMoveTheCursor() {
        table.row("Ha\u001b[2Jma\nx", "CLAIMED", "1");

        assertThat(printed(OptionalInt.empty())).hasSize(2).last().asString().startsWith("Ha [2Jma x");
    }

    private List<String> printed(OptionalInt screen) {
        StringWriter out = new StringWriter();
        table.print(new PrintWriter(out), screen);
        return out.toString().lines().toList();
    }
}
