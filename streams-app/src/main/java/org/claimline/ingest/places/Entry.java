package org.claimline.ingest.places;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.ingest.Csv;

/** One row of the register as it is being drawn: the editor's cells, and those that the tables fill, each with its credit. */
final class Entry {
    static final String EDITOR = "editor";

    /** Before a spelling: that the tables' name shall not be drawn. */
    private static final String REFUSAL = "!";

    private final Csv.Row row;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final Map<String, String> credits = new LinkedHashMap<>();

    Entry(Csv.Row row) {
        this.row = row;
        row.required("id");
        row.required("kind");
        Map<String, String> told = PlaceTable.credits(row.text("source").orElse(""));
        for (String column : PlaceTable.COLUMNS) {
            row.text(column).ifPresent(cell -> put(column, cell, told.getOrDefault(column, EDITOR)));
        }
    }

    String id() {
        return row.required("id");
    }

    String kind() {
        return row.required("kind");
    }

    Optional<String> cell(String column) {
        return Optional.ofNullable(cells.get(column));
    }

    Optional<Double> number(String column) {
        return cell(column).map(Double::valueOf);
    }

    void put(String column, String cell, String credit) {
        cells.put(column, cell);
        credits.put(column, credit);
    }

    /** Where the cell is from: the editor's unless it was drawn. */
    String credit(String column) {
        return credits.getOrDefault(column, EDITOR);
    }

    void credit(String column, String credit) {
        if (cells.containsKey(column)) {
            credits.put(column, credit);
        }
    }

    /** Fills an empty cell. */
    void fill(String column, String cell, String credit) {
        if (!cells.containsKey(column) && !cell.isEmpty()) {
            put(column, cell, credit);
        }
    }

    /** The editor's spellings. */
    private List<String> given() {
        return row.texts("spellings").stream()
                .filter(name -> !name.startsWith(REFUSAL))
                .toList();
    }

    /** The names of the tables that the editor refuses. */
    List<String> refused() {
        return row.texts("spellings").stream()
                .filter(name -> name.startsWith(REFUSAL))
                .map(name -> name.substring(REFUSAL.length()).strip())
                .toList();
    }

    /** Its own names and the editor's: those that no drawn name of another place may take. */
    List<String> claimed() {
        List<String> names = new ArrayList<>(given());
        cell("name").ifPresent(names::add);
        cell("arabicName").ifPresent(names::add);
        return names;
    }

    /** Adds drawn spellings behind the editor's. */
    void spellings(Map<String, String> drawn) {
        List<String> all = new ArrayList<>(given());
        List<String> sources = new ArrayList<>(all.isEmpty() ? List.of() : List.of(EDITOR));
        drawn.forEach((name, source) -> {
            all.add(name);
            if (!sources.contains(source)) {
                sources.add(source);
            }
        });
        cells.remove("spellings");
        credits.remove("spellings");
        if (!all.isEmpty()) {
            put("spellings", String.join("|", all), String.join(", ", sources));
        }
    }

    IllegalArgumentException fault(String column, String reason, String remedy) {
        return new IllegalArgumentException(row.file() + ", line " + row.line() + ": " + column + " \""
                + cells.getOrDefault(column, "") + "\" " + reason + "; " + remedy);
    }

    String line() {
        List<String> written = new ArrayList<>();
        for (String column : PlaceTable.COLUMNS) {
            written.add(column.equals("source") ? PlaceTable.source(credits) : cells.getOrDefault(column, ""));
        }
        return PlaceTable.line(written);
    }
}
