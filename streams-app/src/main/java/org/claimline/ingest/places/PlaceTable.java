package org.claimline.ingest.places;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of the register of places as text: its columns in their order, LF, quoted as RFC 4180 says where a cell needs it. */
public final class PlaceTable {
    public static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "arabicName",
            "kind",
            "parent",
            "governorate",
            "lat",
            "lon",
            "geonamesId",
            "pcode",
            "spellings",
            "source");

    /** The columns whose cells are facts that come from somewhere. */
    static final List<String> CREDITED = COLUMNS.subList(1, COLUMNS.size() - 1);

    private PlaceTable() {}

    /** What a cell of the column {@code source} says: the sources of each column. */
    static Map<String, String> credits(String source) {
        Map<String, String> credits = new LinkedHashMap<>();
        for (String part : source.split(";", -1)) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                String from = part.substring(colon + 1).strip();
                for (String column : part.substring(0, colon).split(",", -1)) {
                    credits.put(column.strip(), from);
                }
            }
        }
        return credits;
    }

    /** The same said in the fewest words: columns of one source together. */
    static String source(Map<String, String> credits) {
        Map<String, List<String>> bySource = new LinkedHashMap<>();
        for (String column : CREDITED) {
            if (credits.containsKey(column)) {
                bySource.computeIfAbsent(credits.get(column), s -> new ArrayList<>())
                        .add(column);
            }
        }
        return bySource.entrySet().stream()
                .map(entry -> String.join(",", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    static String line(List<String> cells) {
        return cells.stream().map(PlaceTable::quoted).collect(Collectors.joining(",")) + "\n";
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
