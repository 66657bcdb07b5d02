package org.claimline.ingest.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.claimline.ingest.PlaceRules;
import org.claimline.ingest.places.Row.Point;

/** Where places lie beside each other: two settlements that are one, and a place far from the others of its parent. */
final class PositionRules {
    private static final double ONE_PLACE_KILOMETRES = 0.5;
    private static final double LIKE_NAMES = 0.7;
    private static final double CELL_DEGREES = 0.05;
    private static final int FEW = 4;
    private static final double FAR_KILOMETRES = 50;
    private static final double FAR_TIMES = 4;

    private PositionRules() {}

    static void look(List<Row> rows, Lineage lineage, List<Finding> findings) {
        twins(rows, findings);
        Map<Row, List<Row>> parts = new HashMap<>();
        for (Row row : rows) {
            if (row.isSettlement() && row.point().isPresent()) {
                lineage.parent(row).filter(PositionRules::hasAnExtent).ifPresent(parent -> parts.computeIfAbsent(
                                parent, p -> new ArrayList<>())
                        .add(row));
            }
        }
        parts.forEach((parent, inner) -> farAway(parent, inner, findings));
    }

    /** Areas end where nobody knows. */
    private static boolean hasAnExtent(Row parent) {
        return parent.kind().flatMap(PlaceRules::width).isPresent();
    }

    /** Settlements nearer than half a kilometre whose names are alike. */
    private static void twins(List<Row> rows, List<Finding> findings) {
        Map<String, List<Row>> cells = new HashMap<>();
        for (Row row : rows) {
            if (!row.isSettlement() || row.point().isEmpty()) {
                continue;
            }
            Point point = row.point().get();
            for (Row other : around(point, cells)) {
                if (point.kilometresTo(other.point().orElseThrow()) < ONE_PLACE_KILOMETRES && alike(row, other)) {
                    findings.add(row.finding(
                            "name",
                            "lies less than " + (int) (ONE_PLACE_KILOMETRES * 1000) + " m from " + other.id()
                                    + " (line " + other.line() + "), whose name is alike",
                            "keep one of the two with the names of both, or correct the coordinates"));
                }
            }
            cells.computeIfAbsent(cell(point, 0, 0), c -> new ArrayList<>()).add(row);
        }
    }

    private static List<Row> around(Point point, Map<String, List<Row>> cells) {
        List<Row> near = new ArrayList<>();
        for (int north = -1; north <= 1; north++) {
            for (int east = -1; east <= 1; east++) {
                near.addAll(cells.getOrDefault(cell(point, north, east), List.of()));
            }
        }
        return near;
    }

    private static String cell(Point point, int north, int east) {
        return (int) Math.floor(point.lat() / CELL_DEGREES + north) + " "
                + (int) Math.floor(point.lon() / CELL_DEGREES + east);
    }

    private static boolean alike(Row row, Row other) {
        return row.names().stream()
                .anyMatch(name -> other.names().stream().anyMatch(theirs -> Fold.alike(name, theirs) >= LIKE_NAMES));
    }

    private static void farAway(Row parent, List<Row> inner, List<Finding> findings) {
        if (inner.size() < FEW) {
            return;
        }
        List<Point> points = inner.stream().flatMap(row -> row.point().stream()).toList();
        Point middle = new Point(
                median(points.stream().map(Point::lat).toList()),
                median(points.stream().map(Point::lon).toList()));
        double usual = median(points.stream().map(middle::kilometresTo).toList());
        for (Row row : inner) {
            double away = row.point().orElseThrow().kilometresTo(middle);
            if (away > FAR_KILOMETRES && away > FAR_TIMES * usual) {
                findings.add(row.finding(
                        "lat",
                        String.format(
                                Locale.ROOT,
                                "with lon %s lies %.0f km from the middle of the other places of %s",
                                row.cell("lon").orElse(""),
                                away,
                                parent.id()),
                        "correct the coordinates, or the parent"));
            }
        }
    }

    private static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted(Comparator.naturalOrder()).toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
