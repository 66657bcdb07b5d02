package org.claimline.ingest.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.avro.PlaceKind;
import org.claimline.place.Divisions;

/** What lies around the rows of a table, by their parents and by the P-codes of divisions. */
final class Lineage {
    private final Map<String, Row> byId = new HashMap<>();
    private final Map<String, Row> byCode = new HashMap<>();

    Lineage(List<Row> rows) {
        for (Row row : rows) {
            byId.putIfAbsent(row.id(), row);
            row.cell("pcode").ifPresent(code -> byCode.putIfAbsent(code, row));
        }
    }

    Optional<Row> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Row> parent(Row row) {
        return row.cell("parent").flatMap(this::byId);
    }

    /** Everything around it, the nearest first; where parents form a circle, as far as that goes. */
    List<Row> around(Row row) {
        Set<Row> around = new LinkedHashSet<>();
        List<Row> open = new ArrayList<>(List.of(row));
        while (!open.isEmpty()) {
            Row inner = open.remove(0);
            List<Row> wider = new ArrayList<>(parent(inner).stream().toList());
            inner.cell("pcode").flatMap(Divisions::wider).map(byCode::get).ifPresent(wider::add);
            wider.stream().filter(around::add).forEach(open::add);
        }
        return List.copyOf(around);
    }

    /** Whether it lies in itself. */
    boolean isCircle(Row row) {
        return around(row).contains(row);
    }

    /** The nearest place of a kind around it. */
    Optional<Row> nearest(Row row, PlaceKind kind) {
        return around(row).stream()
                .filter(wider -> wider.kind().filter(kind::equals).isPresent())
                .findFirst();
    }

    /** What tells it from its like elsewhere: its district, or else its governorate. */
    String district(Row row) {
        return nearest(row, PlaceKind.DISTRICT)
                .map(Row::id)
                .orElseGet(() -> "the governorate of " + row.cell("governorate").orElse("nowhere"));
    }
}
