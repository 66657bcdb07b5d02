package org.claimline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Table;
import org.claimline.cli.text.Table.Column;

/** Towns as a table, a row for each; their Arabic names where there is room. */
final class TownTable {
    private static final int ROOM_FOR_ARABIC = 100;

    private final OptionalInt screen;
    private final boolean arabic;
    private final Table table;
    private int count;
    private Optional<String> offset = Optional.empty();

    TownTable(OptionalInt screen) {
        this.screen = screen;
        this.arabic = screen.isEmpty() || screen.getAsInt() >= ROOM_FOR_ARABIC;
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("TOWN", 12));
        if (arabic) {
            columns.add(Column.text("ARABIC", 6));
        }
        columns.add(Column.whole("STATUS"));
        columns.add(Column.text("CONTROLLER", 8));
        columns.add(Column.text("CLAIMED BY", 8));
        columns.add(Column.whole("SINCE"));
        columns.add(Column.number("DISPUTES"));
        table = new Table(columns.toArray(Column[]::new));
    }

    /** Adds a town as {@code GET /api/towns} answers it. */
    void add(JsonNode town) {
        count++;
        String since = Shown.text(town, "since");
        if (offset.isEmpty()) {
            offset = Optional.of(Shown.offset(since)).filter(o -> !o.isEmpty());
        }
        List<String> cells = new ArrayList<>();
        cells.add(Shown.text(town, "name"));
        if (arabic) {
            cells.add(Shown.text(town, "arabicName"));
        }
        cells.add(Shown.text(town, "status"));
        cells.add(town.path("controller").isNull() ? "unknown" : Shown.text(town, "controller"));
        cells.add(Shown.text(town, "claimedBy"));
        cells.add(Shown.time(since));
        cells.add(Shown.text(town, "openDisputes"));
        table.row(cells.toArray(String[]::new));
    }

    /** Prints the rows, and how many there are. */
    void print(PrintWriter out) {
        if (count > 0) {
            table.print(out, screen);
            out.println();
        }
        out.println(
                Counts.of(count, "town") + offset.map(o -> "; times are " + o).orElse(""));
        out.flush();
    }
}
