package org.claimline.ingest.places;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.claimline.place.Spelling;

/** Duplicates: ids and codes that stand twice, and names that two places of one district claim, so that nothing tells them apart. */
final class NameRules {
    private NameRules() {}

    static void look(List<Row> rows, Lineage lineage, List<Finding> findings) {
        for (String column : List.of("id", "geonamesId", "pcode")) {
            Map<String, Row> first = new HashMap<>();
            for (Row row : rows) {
                row.cell(column)
                        .map(code -> first.putIfAbsent(code, row))
                        .ifPresent(other -> findings.add(row.finding(
                                column,
                                "is that of line " + other.line() + " (" + other.name() + ") too",
                                column.equals("id")
                                        ? "give each place its own"
                                        : "keep one of the two, or correct the code")));
            }
        }
        Map<String, Row> claims = new HashMap<>();
        for (Row row : rows) {
            Map<String, String> names = new LinkedHashMap<>();
            row.names().forEach(name -> names.putIfAbsent(Spelling.normal(name), name));
            names.forEach((normal, name) -> {
                Row other = claims.putIfAbsent(lineage.district(row) + "|" + normal, row);
                if (other != null && !other.id().equals(row.id())) {
                    findings.add(row.finding(
                            field(row, name),
                            name,
                            "is a name of " + other.id() + " (line " + other.line() + ") too, in the same district",
                            "leave it to one of them, and give the other an addition such as \"" + name + " ("
                                    + lineage.parent(row).map(Row::name).orElse("north") + ")\""));
                }
            });
        }
    }

    private static String field(Row row, String name) {
        if (name.equals(row.name())) {
            return "name";
        }
        return row.cell("arabicName").filter(name::equals).isPresent() ? "arabicName" : "spellings";
    }
}
