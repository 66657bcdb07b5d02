package org.claimline.place;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.place.NameIndex.Entry;

/** Which places lie within a wider one, by the names that reports have for it. */
final class Wider {
    private final PlaceRegister register;
    private final NameIndex names;

    /** Of each place the governorate it lies in, without that word and in normal form. */
    private final Map<String, String> governorates = new HashMap<>();

    /** By any name of a governorate, with or without that word, how places call it. */
    private final Map<String, String> governorateCalled = new HashMap<>();

    /** The names of each place in which others lie. */
    private final Map<String, Set<String>> namesAround = new HashMap<>();

    Wider(PlaceRegister register, NameIndex names, Collection<Place> places, Set<String> around) {
        this.register = register;
        this.names = names;
        Map<String, String> forms = new HashMap<>();
        for (Place place : places) {
            place.governorate().ifPresent(governorate -> {
                String form = forms.computeIfAbsent(governorate, PlaceRegister::governorateName);
                governorates.put(place.id(), form);
                governorateCalled.put(form, form);
            });
        }
        for (Place place : places) {
            String form = governorates.get(place.id());
            if (place.kind() == PlaceKind.GOVERNORATE && form != null) {
                bare(place).forEach(name -> governorateCalled.putIfAbsent(name, form));
            }
            if (around.contains(place.id())) {
                namesAround.put(place.id(), names(place));
            }
        }
    }

    /** The names of a place that others lie in; of a district, and the like, also without that word. */
    private Set<String> names(Place wider) {
        Set<String> found = bare(wider);
        names.of(wider).forEach(entry -> found.add(entry.written().normal()));
        return found;
    }

    private Set<String> bare(Place wider) {
        Set<String> found = new HashSet<>();
        if (Comparison.isAdministrative(wider.kind())) {
            for (Entry entry : names.of(wider)) {
                if (!entry.written().core().isEmpty()) {
                    found.add(entry.written().core());
                }
            }
        }
        return found;
    }

    /** What a report names as the wider place. */
    interface Area {
        boolean has(Place place);

        /** Whether it may: a countryside has no border, and may have what lies in its governorate. */
        default boolean mayHave(Place place) {
            return has(place);
        }
    }

    /** Whether a place around {@code place}, or its governorate, has the name, which is in normal form. */
    boolean has(Place place, String normal) {
        return named(normal).has(place);
    }

    /** What {@code within} names: by name, else without words such as countryside, else by likeness; empty if it is not known. */
    Optional<Area> area(String within, Resolver resolver) {
        String normal = Spelling.normal(within);
        if (isKnown(normal)) {
            return Optional.of(named(normal));
        }
        String core = WrittenName.of(within).core();
        if (isKnown(core)) {
            return Optional.of(named(core));
        }
        return place(within, resolver)
                .or(() -> place(core, resolver))
                .map(wider -> named(Spelling.normal(wider.name())));
    }

    private static Optional<Place> place(String name, Resolver resolver) {
        return resolver.resolve(name, Optional.empty(), PlaceContext.NONE).place();
    }

    /** Whether a name in normal form is one of a place or a governorate. */
    private boolean isKnown(String normal) {
        return names.isName(normal)
                || governorateCalled.containsKey(normal)
                || governorateCalled.containsKey(PlaceRegister.governorateName(normal));
    }

    private Area named(String normal) {
        Set<String> governorate = new HashSet<>(2);
        called(normal).ifPresent(governorate::add);
        called(PlaceRegister.governorateName(normal)).ifPresent(governorate::add);
        return new Area() {
            @Override
            public boolean has(Place place) {
                return governorate.contains(governorateOf(place)) || isAround(place, normal);
            }

            @Override
            public boolean mayHave(Place place) {
                return names.named(normal).stream()
                        .map(Entry::place)
                        .anyMatch(area -> area.kind() == PlaceKind.AREA
                                && governorates.containsKey(area.id())
                                && governorateOf(area).equals(governorateOf(place)));
            }
        };
    }

    private String governorateOf(Place place) {
        return governorates.getOrDefault(place.id(), "");
    }

    private Optional<String> called(String name) {
        return Optional.ofNullable(governorateCalled.get(name));
    }

    private boolean isAround(Place place, String normal) {
        return register.around(place).stream()
                .anyMatch(parent ->
                        namesAround.getOrDefault(parent.id(), Set.of()).contains(normal));
    }
}
