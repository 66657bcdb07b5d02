package org.claimline.ingest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.avro.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Spelling;
import org.claimline.topology.FaultList;
import org.jspecify.annotations.Nullable;

/**
 * Names that several places carry once new entries are taken. Two villages of one name are a fact of the country: reports tell them apart by
 * {@code within}. Where no wider place tells them apart, a name that is one of the places' own is refused, and a spelling that is but an alias
 * of each is taken and finds none of them.
 */
public final class Homonyms {
    private final PlaceRegister before;
    private final PlaceRegister after;
    private final FaultList faults;
    private final Map<String, Homonym> found = new LinkedHashMap<>();

    Homonyms(PlaceRegister before, PlaceRegister after, FaultList faults) {
        this.before = before;
        this.after = after;
        this.faults = faults;
    }

    /**
     * A name that several places carry from now on.
     *
     * @param places the ids of all that carry it
     * @param effect what becomes of claims that use it
     */
    @Schema(name = "Homonym")
    public record Homonym(String name, List<String> places, String effect) {
        public Homonym {
            places = List.copyOf(places);
        }
    }

    List<Homonym> found() {
        return List.copyOf(found.values());
    }

    /** What the names of {@code entry} do to those of others. */
    void look(String at, Place entry) {
        names(at, entry).forEach((pointer, name) -> look(pointer, name, entry.getId()));
    }

    private void look(String pointer, String name, String id) {
        List<String> carriers = ids(after.named(name));
        if (carriers.size() < 2 || carriers.equals(ids(before.named(name)))) {
            return;
        }
        Set<String> hiddenBefore = new HashSet<>(ids(before.hiddenUnder(name)));
        List<org.claimline.place.Place> hidden = after.hiddenUnder(name).stream()
                .filter(place -> !hiddenBefore.contains(place.id()))
                .toList();
        boolean own =
                after.named(name).stream().anyMatch(place -> place.ownNames().contains(Spelling.normal(name)));
        if (own && !hidden.isEmpty()) {
            String others = carriers.stream().filter(c -> !c.equals(id)).collect(Collectors.joining(", "));
            faults.add(
                    pointer,
                    name,
                    "is a name of " + others + " too, and no wider place tells them apart",
                    "choose a name of its own, or place it within something that the other does not lie in");
            return;
        }
        String apart = hidden.isEmpty()
                ? "claims that use it wait in /api/unplaced unless their report says within"
                : "claims that use it wait in /api/unplaced; within does not tell " + String.join(", ", ids(hidden))
                        + " from the others, another spelling does";
        found.put(Spelling.normal(name), new Homonym(name, carriers, apart));
    }

    private static Map<String, String> names(String at, Place entry) {
        Map<String, String> names = new LinkedHashMap<>();
        put(names, at + "/id", entry.getId());
        put(names, at + "/name", entry.getName());
        put(names, at + "/arabicName", entry.getArabicName());
        for (int i = 0; i < entry.getSpellings().size(); i++) {
            put(names, at + "/aliases/" + i, entry.getSpellings().get(i));
        }
        return names;
    }

    private static void put(Map<String, String> names, String at, @Nullable String name) {
        if (name != null) {
            names.put(at, name);
        }
    }

    private static List<String> ids(List<org.claimline.place.Place> places) {
        return places.stream().map(org.claimline.place.Place::id).toList();
    }
}
