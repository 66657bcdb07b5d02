package org.claimline.ingest.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.claimline.ingest.Csv;

/**
 * Looks through a table of places for what does not hold: rows that cannot be read, duplicates, orphans, circles of parents, coordinates that
 * cannot be, one spelling claimed twice in one district, places in what is narrower than they are, facts without credit. Each finding says
 * where, what, why, and the way out; none of them is mended.
 *
 * @param places   how many the table has
 * @param findings what does not hold, by line
 */
public record PlaceAudit(int places, List<Finding> findings) {
    /**
     * Looks through a table.
     *
     * @throws IllegalArgumentException if it is no table of places at all: not comma-separated, or a column is missing
     */
    public static PlaceAudit of(String file, String text) {
        List<Row> rows = Csv.read(file, text).stream().map(Row::new).toList();
        rows.forEach(row -> PlaceTable.COLUMNS.forEach(row::cell));
        Lineage lineage = new Lineage(rows);
        List<Finding> findings = new ArrayList<>();
        rows.forEach(row -> RowRules.look(row, findings));
        LineageRules.look(rows, lineage, findings);
        NameRules.look(rows, lineage, findings);
        PositionRules.look(rows, lineage, findings);
        findings.sort(Comparator.comparingInt(Finding::line));
        return new PlaceAudit(rows.size(), List.copyOf(findings));
    }
}
