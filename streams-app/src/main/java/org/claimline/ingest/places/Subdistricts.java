package org.claimline.ingest.places;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Open-Syria's table of subdistricts: an array of JSON objects with {@code name.en}, {@code name.ar}, {@code aliases}, {@code centroid},
 * {@code area} and {@code externalIds.ochaPcode}. Its English names are those that OCHA's communities give as their subdistrict.
 */
final class Subdistricts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Subdistrict> byCode = new TreeMap<>();

    /**
     * One subdistrict.
     *
     * @param names what it is called in full, in English and Arabic
     * @param area  square kilometres
     */
    record Subdistrict(
            String pcode, String name, String arabicName, List<String> names, double lat, double lon, double area) {
        Subdistrict {
            names = List.copyOf(names);
        }
    }

    Subdistricts(String file, String text) {
        try {
            for (JsonNode node : JSON.readTree(text)) {
                subdistrict(node).ifPresent(s -> byCode.put(s.pcode(), s));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
        if (byCode.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " has no subdistrict with externalIds.ochaPcode; use the table of "
                            + "subdistricts as Open-Syria gives it");
        }
    }

    private static Optional<Subdistrict> subdistrict(JsonNode node) {
        String pcode = node.path("externalIds").path("ochaPcode").asText();
        List<String> names = new ArrayList<>();
        for (JsonNode alias : node.path("aliases")) {
            if (alias.path("type").asText().equals("formal")) {
                names.add(alias.path("value").asText());
            }
        }
        return pcode.isEmpty()
                ? Optional.empty()
                : Optional.of(new Subdistrict(
                        pcode,
                        node.path("name").path("en").asText(),
                        node.path("name").path("ar").asText(),
                        names,
                        node.path("centroid").path("latitude").asDouble(),
                        node.path("centroid").path("longitude").asDouble(),
                        node.path("area").path("value").asDouble()));
    }

    Optional<Subdistrict> subdistrict(String pcode) {
        return Optional.ofNullable(byCode.get(pcode));
    }

    /** The subdistrict of that English name whose middle is nearest to a point. */
    Optional<Subdistrict> named(String name, double lat, double lon) {
        return byCode.values().stream()
                .filter(s -> s.name().equals(name))
                .min(Comparator.comparingDouble(s -> Distance.kilometres(lat, lon, s.lat(), s.lon())));
    }

    /** Those whose P-code begins with {@code code}: the subdistricts of a district or a governorate. */
    List<Subdistrict> of(String code) {
        return byCode.values().stream().filter(s -> s.pcode().startsWith(code)).toList();
    }
}
