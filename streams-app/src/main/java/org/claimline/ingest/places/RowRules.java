package org.claimline.ingest.places;

import java.util.List;
import java.util.Map;
import org.claimline.avro.PlaceKind;
import org.claimline.ingest.PlaceRules;
import org.claimline.place.Spelling;

/** What a row must hold by itself. */
final class RowRules {
    private static final String CODE = "C\\d+|SY\\d{2}(\\d{2}){0,2}";

    private RowRules() {}

    static void look(Row row, List<Finding> findings) {
        for (String column : List.of("id", "name", "kind")) {
            if (row.cell(column).isEmpty()) {
                findings.add(row.finding(column, "is empty", "fill it in"));
            }
        }
        if (row.cell("kind").isPresent() && row.kind().isEmpty()) {
            findings.add(row.finding("kind", "is not known", "use one of " + List.of(PlaceKind.values())));
        }
        row.names().stream()
                .filter(name -> Spelling.normal(name).isEmpty())
                .forEach(name -> findings.add(row.finding(
                        "spellings", name, "has no letter or digit", "give a name that a report could use")));
        numbers(row, findings);
        coordinates(row, findings);
        credits(row, findings);
    }

    private static void numbers(Row row, List<Finding> findings) {
        for (String column : List.of("lat", "lon")) {
            if (row.cell(column).isEmpty()) {
                findings.add(row.finding(column, "is empty", "give the middle of the place in decimal degrees"));
            } else if (row.number(column).isEmpty()) {
                findings.add(row.finding(column, "is no number", "write decimal degrees, such as 35.1318"));
            }
        }
        if (row.cell("geonamesId").filter(id -> !id.matches("[1-9]\\d{0,8}")).isPresent()) {
            findings.add(row.finding("geonamesId", "is no number of GeoNames", "write digits alone, or leave it out"));
        }
        if (row.cell("pcode").filter(code -> !code.matches(CODE)).isPresent()) {
            findings.add(row.finding(
                    "pcode", "is no P-code", "write one like C2882 (a community) or SY050102 (a subdistrict)"));
        }
    }

    private static void coordinates(Row row, List<Finding> findings) {
        row.point().filter(p -> !PlaceRules.inSyria(p.lat(), p.lon())).ifPresent(p -> {
            boolean exchanged = PlaceRules.inSyria(p.lon(), p.lat());
            findings.add(row.finding(
                    "lat",
                    "with lon " + p.lon() + " lies outside Syria",
                    exchanged ? "exchange lat and lon" : "correct the coordinates"));
        });
    }

    /** Every filled cell says where it is from, and nothing else does. */
    private static void credits(Row row, List<Finding> findings) {
        Map<String, String> credits = PlaceTable.credits(row.cell("source").orElse(""));
        for (String column : PlaceTable.CREDITED) {
            boolean filled = row.cell(column).isPresent();
            boolean credited = !credits.getOrDefault(column, "").isEmpty();
            if (filled && !credited) {
                findings.add(row.finding(
                        "source",
                        "does not credit " + column,
                        "say where it is from, such as \"" + column + ": editor\""));
            }
            if (!filled && credits.containsKey(column)) {
                findings.add(row.finding("source", "credits " + column + ", which is empty", "leave that out"));
            }
        }
        credits.keySet().stream()
                .filter(column -> !PlaceTable.CREDITED.contains(column))
                .forEach(column -> findings.add(row.finding(
                        "source",
                        "credits \"" + column + "\", which is no column with facts",
                        "use " + String.join(", ", PlaceTable.CREDITED))));
    }
}
