package org.claimline.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.claimline.place.Resolution.Candidate;
import org.claimline.place.Resolution.Match;

/**
 * The register of places. It never guesses silently: a name that several places carry, or nearly, is ambiguous until the report says within
 * which wider place, or the rest of the report tells, or the desk adds a spelling; a place found by likeness is marked so.
 */
public final class PlaceRegister {
    public static final PlaceRegister EMPTY = new PlaceRegister(List.of());

    private static final List<String> GOVERNORATE_WORDS = List.of("governorate", "province");

    private final Map<String, Place> byId = new HashMap<>();
    private final Map<String, List<Place>> parts = new HashMap<>();
    private final Divisions divisions;
    private final NameIndex names;
    private final Wider wider;
    private final Resolver resolver;

    public PlaceRegister(Collection<Place> places) {
        List<Place> ordered =
                places.stream().sorted(Comparator.comparing(Place::id)).toList();
        for (Place place : ordered) {
            byId.put(place.id(), place);
            place.parentId().ifPresent(parent -> part(parent, place));
        }
        divisions = new Divisions(ordered);
        ordered.forEach(place -> divisions.around(place).ifPresent(division -> part(division.id(), place)));
        names = new NameIndex(ordered, parts);
        wider = new Wider(this, names, ordered, parts.keySet());
        resolver = new Resolver(this, names, wider);
    }

    private void part(String around, Place place) {
        parts.computeIfAbsent(around, id -> new ArrayList<>()).add(place);
    }

    public Optional<Place> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Place> all() {
        return List.copyOf(byId.values());
    }

    /** The place of that id, or else the one that {@code name} means as a spelling, wherever it lies; likeness only makes candidates here. */
    public Resolution byIdOrSpelling(String name) {
        return byId(name)
                .map(place -> Resolution.of(Match.EXACT, new Candidate(place, Reason.of(Reason.Why.NAME, place.id()))))
                .orElseGet(() -> resolve(name, Optional.empty()).withoutLikeness());
    }

    /**
     * The place that {@code spelling} means.
     *
     * @param within a wider place as the report names it: a parent at any distance, or the governorate
     */
    public Resolution resolve(String spelling, Optional<String> within) {
        return resolve(spelling, within, PlaceContext.NONE);
    }

    /**
     * The place that {@code spelling} means.
     *
     * @param within  a wider place as the report names it: a parent at any distance, or the governorate
     * @param context what else is known of where the report speaks of; tells apart what the name leaves open, and nothing more
     */
    public Resolution resolve(String spelling, Optional<String> within, PlaceContext context) {
        return resolver.resolve(spelling, within, context);
    }

    /** The places that carry {@code spelling}, whichever is meant, by id. */
    public List<Place> named(String spelling) {
        return names.named(Spelling.normal(spelling)).stream()
                .map(NameIndex.Entry::place)
                .toList();
    }

    /** Of the places that carry {@code spelling}, those that no wider place tells apart from all the others: a report cannot name them so. */
    public List<Place> hiddenUnder(String spelling) {
        List<Place> named = named(spelling);
        return named.size() < 2
                ? List.of()
                : named.stream().filter(place -> !canBeTold(place, named)).toList();
    }

    private boolean canBeTold(Place place, List<Place> named) {
        return widerNames(place).stream().anyMatch(name -> named.stream()
                .filter(other -> !other.id().equals(place.id()))
                .noneMatch(other -> wider.has(other, name)));
    }

    private Set<String> widerNames(Place place) {
        Set<String> found = new HashSet<>();
        place.governorate().map(PlaceRegister::governorateName).ifPresent(found::add);
        around(place).forEach(parent -> found.addAll(parent.names()));
        return found;
    }

    /** The places around {@code place}, the nearest first: what it is a part of, and of divisions the next wider one too. */
    public List<Place> around(Place place) {
        Map<String, Place> around = new LinkedHashMap<>();
        List<Place> open = new ArrayList<>(List.of(place));
        while (!open.isEmpty()) {
            Place inner = open.remove(0);
            Stream.concat(inner.parentId().flatMap(this::byId).stream(), divisions.around(inner).stream())
                    .filter(wider -> !wider.id().equals(place.id()) && around.putIfAbsent(wider.id(), wider) == null)
                    .forEach(open::add);
        }
        return List.copyOf(around.values());
    }

    /** The place and every place that is a part of it at any distance: those whose reading may change with it. */
    public Set<Place> withParts(String id) {
        Set<Place> found = new HashSet<>(byId(id).stream().toList());
        List<String> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            for (Place part : parts.getOrDefault(open.remove(open.size() - 1), List.of())) {
                if (found.add(part)) {
                    open.add(part.id());
                }
            }
        }
        return found;
    }

    /** "Hama", "Hama governorate" and "Hama province" name one governorate. */
    public static String governorateName(String name) {
        String normal = Spelling.normal(name);
        for (String word : GOVERNORATE_WORDS) {
            if (normal.endsWith(word) && normal.length() > word.length()) {
                return normal.substring(0, normal.length() - word.length());
            }
        }
        return normal;
    }
}
