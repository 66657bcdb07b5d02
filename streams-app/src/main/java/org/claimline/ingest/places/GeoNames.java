package org.claimline.ingest.places;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A table of GeoNames as its dumps have it: tab-separated without a header, in UTF-8; id, name, name in ASCII, alternate names between
 * commas, latitude, longitude and more. Refuses a line with fewer columns or without numbers where they belong.
 */
final class GeoNames {
    private static final int COLUMNS = 6;

    private final Map<Integer, Feature> features = new TreeMap<>();

    /**
     * One place of the table.
     *
     * @param names its name, its name in ASCII, and the others, in the order of the table
     * @param lat   degrees north as written
     * @param lon   degrees east as written
     */
    record Feature(int id, List<String> names, String lat, String lon) {
        Feature {
            names = List.copyOf(names);
        }

        String name() {
            return names.get(1);
        }
    }

    GeoNames(String file, String text) {
        int line = 0;
        for (String row : text.split("\n", -1)) {
            line++;
            if (!row.isBlank()) {
                Feature feature = feature(file + ", line " + line, row.split("\t", -1));
                features.put(feature.id(), feature);
            }
        }
    }

    private static Feature feature(String at, String[] cells) {
        if (cells.length < COLUMNS) {
            throw new IllegalArgumentException(at + ": " + cells.length
                    + " columns between tabs; use the table as GeoNames gives it, such as SY.txt of its dumps");
        }
        List<String> names = Stream.concat(Stream.of(cells[1], cells[2]), Arrays.stream(cells[3].split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        try {
            return new Feature(Integer.parseInt(cells[0]), names, number(cells[4]), number(cells[5]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    at + ": no number where one belongs; use the table as GeoNames gives it, such as SY.txt", e);
        }
    }

    private static String number(String cell) {
        double checked = Double.parseDouble(cell);
        return Double.isFinite(checked) ? cell : "";
    }

    Optional<Feature> feature(int id) {
        return Optional.ofNullable(features.get(id));
    }
}
