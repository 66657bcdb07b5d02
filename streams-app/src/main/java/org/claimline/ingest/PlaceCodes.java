package org.claimline.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.place.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.topology.FaultList;

/** The codes under which GeoNames and OCHA know places: each is that of one place. */
final class PlaceCodes {
    private final Map<String, List<Place>> byCode = new HashMap<>();

    PlaceCodes(PlaceRegister register) {
        register.all().stream().sorted(Comparator.comparing(Place::id)).forEach(place -> {
            place.geonamesId().ifPresent(id -> add(String.valueOf(id), place));
            place.pcode().ifPresent(code -> add(code, place));
        });
    }

    private void add(String code, Place place) {
        byCode.computeIfAbsent(code, c -> new ArrayList<>()).add(place);
    }

    /** What is wrong with the codes of {@code entry}. */
    void look(String at, org.claimline.avro.Place entry, FaultList faults) {
        if (entry.getGeonamesId() != null) {
            another(entry.getGeonamesId().toString(), entry.getId())
                    .ifPresent(other -> add(at + "/geonamesId", entry.getGeonamesId(), other, faults));
        }
        if (entry.getPcode() != null) {
            another(entry.getPcode(), entry.getId())
                    .ifPresent(other -> add(at + "/pcode", entry.getPcode(), other, faults));
        }
    }

    private Optional<Place> another(String code, String id) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(place -> !place.id().equals(id))
                .findFirst();
    }

    private static void add(String pointer, Object code, Place other, FaultList faults) {
        faults.add(
                pointer,
                code,
                "is that of " + other.id() + " (" + other.name() + ") too",
                "change that entry if it is the same place, or leave the code out");
    }
}
