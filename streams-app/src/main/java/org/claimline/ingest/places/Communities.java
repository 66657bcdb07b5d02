package org.claimline.ingest.places;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.ingest.Csv;

/**
 * OCHA's table of communities (COD-AB) as comma-separated values with the columns {@code name_en, alt1_en, alt2_en, pcode, lat, lon,
 * subdistrict, district, governorate}.
 */
final class Communities {
    private final Map<String, Community> byCode = new HashMap<>();
    private final Map<String, Set<String>> byFold = new HashMap<>();

    /**
     * One community.
     *
     * @param names its names, without what tells it from others of the name
     * @param lat   degrees north as written
     * @param lon   degrees east as written
     */
    record Community(String pcode, List<String> names, String lat, String lon, String subdistrict) {
        Community {
            names = List.copyOf(names);
        }
    }

    Communities(String file, String text) {
        for (Csv.Row row : Csv.read(file, text)) {
            List<String> names = new ArrayList<>();
            for (String column : List.of("name_en", "alt1_en", "alt2_en")) {
                row.text(column).map(Communities::names).ifPresent(names::addAll);
            }
            Community community = new Community(
                    row.required("pcode"),
                    names,
                    row.required("lat"),
                    row.required("lon"),
                    row.required("subdistrict"));
            byCode.put(community.pcode(), community);
            names.forEach(name ->
                    byFold.computeIfAbsent(Fold.of(name), f -> new HashSet<>()).add(community.pcode()));
        }
    }

    /** "Hosniyeh - Hsajek" are two names of one place, "Dana (Dana)" is Dana. */
    private static List<String> names(String cell) {
        return Arrays.stream(Fold.withoutAddition(cell).split(" [-/\\\\] ", -1))
                .map(name -> name.replace("\uFFFD", "").strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    Optional<Community> community(String pcode) {
        return Optional.ofNullable(byCode.get(pcode));
    }

    /** Whether a community other than {@code pcode} has a name like {@code name}. */
    boolean knowsAnother(String name, String pcode) {
        return byFold.getOrDefault(Fold.of(name), Set.of()).stream().anyMatch(code -> !code.equals(pcode));
    }
}
