package org.claimline.ingest.places;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.claimline.avro.PlaceKind;
import org.claimline.ingest.PlaceRules;

/** What must hold of the places around a place. */
final class LineageRules {
    private static final Set<PlaceKind> NEED_NO_PARENT =
            Set.of(PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.HIGHWAY, PlaceKind.RIVER);

    private LineageRules() {}

    static void look(List<Row> rows, Lineage lineage, List<Finding> findings) {
        for (Row row : rows) {
            Optional<String> told = row.cell("parent");
            Optional<Row> parent = lineage.parent(row);
            if (told.isEmpty()
                    && row.kind().filter(kind -> !NEED_NO_PARENT.contains(kind)).isPresent()) {
                findings.add(row.finding("parent", "is empty", "name the place around it, such as its subdistrict"));
            } else if (told.isPresent() && parent.isEmpty()) {
                findings.add(row.finding("parent", "is the id of no place", "enter that place too, or correct it"));
            } else if (lineage.isCircle(row)) {
                findings.add(
                        row.finding("parent", "lies within this place itself", "name the place around it, or none"));
            } else {
                parent.ifPresent(around -> within(row, around, lineage, findings));
            }
        }
    }

    private static void within(Row row, Row parent, Lineage lineage, List<Finding> findings) {
        row.kind()
                .flatMap(kind -> parent.kind().filter(around -> !PlaceRules.mayLieIn(kind, around)))
                .ifPresent(around -> findings.add(row.finding(
                        "parent",
                        "is a " + around + ", too narrow for a " + row.kind().orElseThrow(),
                        "correct the kind of one of them, or the parent")));
        Optional<String> governorate =
                lineage.nearest(row, PlaceKind.GOVERNORATE).flatMap(wider -> wider.cell("governorate"));
        if (governorate.isPresent() && !governorate.equals(row.cell("governorate"))) {
            findings.add(row.finding(
                    "governorate",
                    "is not that of the places around it, " + governorate.get(),
                    "write " + governorate.get() + ", or correct the parent"));
        }
    }
}
