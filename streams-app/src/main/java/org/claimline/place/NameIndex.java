package org.claimline.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of the register, by what they are found under. */
final class NameIndex {
    private static final Entry[] NONE = {};

    private final Map<String, Entry[]> byNormal = new HashMap<>();
    private final Map<String, Entry[]> bySound = new HashMap<>();
    private final Map<String, List<Entry>> byPlace = new HashMap<>();

    /**
     * A name of a place.
     *
     * @param own        whether it is one of the place's own names, and not another spelling
     * @param ofDivision whether it is what the division is called of which the place is the seat
     */
    record Entry(Place place, String name, boolean own, boolean ofDivision, WrittenName written) {}

    /**
     * @param places in the order in which places that are equally likely are told
     * @param parts  the places that lie in a place, by its id
     */
    NameIndex(Collection<Place> places, Map<String, List<Place>> parts) {
        Map<String, List<Entry>> normal = new HashMap<>();
        Map<String, List<Entry>> sound = new HashMap<>();
        for (Place place : places) {
            List<Entry> entries = entries(place);
            byPlace.put(place.id(), entries);
            for (Entry entry : entries) {
                normal.computeIfAbsent(entry.written().normal(), n -> new ArrayList<>(1))
                        .add(entry);
                file(entry, sound);
            }
        }
        for (Place place : places) {
            if (place.kind() == PlaceKind.SUBDISTRICT || place.kind() == PlaceKind.DISTRICT) {
                seat(place, parts.getOrDefault(place.id(), List.of()))
                        .ifPresent(seat -> ofDivision(place, seat).stream()
                                .filter(entry ->
                                        !normal.containsKey(entry.written().normal()))
                                .forEach(entry -> file(entry, sound)));
            }
        }
        normal.forEach((key, entries) -> byNormal.put(key, entries.toArray(NONE)));
        sound.forEach((key, entries) -> bySound.put(key, entries.toArray(NONE)));
    }

    private static void file(Entry entry, Map<String, List<Entry>> sound) {
        for (String key : NameKeys.sounding(entry.written())) {
            sound.computeIfAbsent(key, k -> new ArrayList<>(2)).add(entry);
        }
    }

    /** The settlement after which a division is called: the one in it that has the division's name. */
    private Optional<Place> seat(Place division, List<Place> parts) {
        Set<String> names = new HashSet<>();
        of(division).forEach(entry -> names.add(entry.written().core()));
        List<Place> called = parts.stream()
                .filter(place -> Comparison.isSettlement(place.kind()))
                .filter(place -> of(place).stream()
                        .anyMatch(entry -> names.contains(entry.written().normal())))
                .toList();
        return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
    }

    /** The names of a division without that word: spellings of its seat. */
    private List<Entry> ofDivision(Place division, Place seat) {
        return of(division).stream()
                .map(entry -> new Entry(
                        seat, entry.name(), false, true, entry.written().bare()))
                .filter(entry -> !entry.written().normal().isEmpty())
                .filter(entry -> of(seat).stream().anyMatch(new Comparison(entry.written())::isNear))
                .toList();
    }

    /** Its names in different normal forms, its own first. */
    private static List<Entry> entries(Place place) {
        List<Entry> entries = new ArrayList<>();
        add(place, place.name(), true, entries);
        place.arabicName().ifPresent(name -> add(place, name, true, entries));
        add(place, place.id(), true, entries);
        place.spellings().forEach(name -> add(place, name, false, entries));
        return entries;
    }

    private static void add(Place place, String name, boolean own, List<Entry> entries) {
        WrittenName written = WrittenName.of(name);
        if (entries.stream().noneMatch(e -> e.written().normal().equals(written.normal()))) {
            entries.add(new Entry(place, name, own, false, written));
        }
    }

    List<Entry> named(String normal) {
        return Arrays.asList(byNormal.getOrDefault(normal, NONE));
    }

    /** The names of a place of the register. */
    List<Entry> of(Place place) {
        return byPlace.getOrDefault(place.id(), List.of());
    }

    boolean isName(String normal) {
        return byNormal.containsKey(normal);
    }

    Entry[] sounding(String key) {
        return bySound.getOrDefault(key, NONE);
    }
}
