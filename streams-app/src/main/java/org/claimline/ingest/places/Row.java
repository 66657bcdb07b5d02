package org.claimline.ingest.places;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.avro.PlaceKind;
import org.claimline.ingest.Csv;

/** A row of a table of places as it is checked: what cannot be read is as if it were not there. */
record Row(Csv.Row cells) {

    int line() {
        return cells.line();
    }

    String id() {
        return cell("id").orElse("");
    }

    Optional<String> cell(String column) {
        return cells.text(column);
    }

    String name() {
        return cell("name").orElse("");
    }

    Optional<PlaceKind> kind() {
        return cell("kind").flatMap(word -> Arrays.stream(PlaceKind.values())
                .filter(kind -> kind.name().equals(word) && kind != PlaceKind.UNRECOGNISED)
                .findAny());
    }

    boolean isSettlement() {
        return kind().filter(List.of(PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE)::contains)
                .isPresent();
    }

    Optional<Double> number(String column) {
        try {
            return cell(column).map(Double::valueOf).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The point, where both coordinates can be read. */
    Optional<Point> point() {
        return number("lat").flatMap(lat -> number("lon").map(lon -> new Point(lat, lon)));
    }

    /** Its name, its Arabic name and its spellings. */
    List<String> names() {
        return Stream.of(cell("name").stream(), cell("arabicName").stream(), cells.texts("spellings").stream())
                .flatMap(names -> names)
                .toList();
    }

    Finding finding(String field, String reason, String wayOut) {
        return finding(field, cell(field).orElse(""), reason, wayOut);
    }

    Finding finding(String field, String value, String reason, String wayOut) {
        return new Finding(line(), id(), field, value, reason, wayOut);
    }

    /** A point on the ground in degrees. */
    record Point(double lat, double lon) {
        double kilometresTo(Point other) {
            return Distance.kilometres(lat, lon, other.lat, other.lon);
        }
    }
}
