package org.claimline.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.place.Place;
import org.claimline.place.PlaceKind;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Resolution;
import org.claimline.place.Spelling;

/** Finds places as readers ask for them: by id or any spelling, around each other, or by a piece of a name. */
final class Gazetteer {
    private final Registers registers;

    Gazetteer(Registers registers) {
        this.registers = registers;
    }

    /**
     * The id of the place that {@code name} means; an id goes before a spelling.
     *
     * @throws NoSuchTownException    if no place is called so
     * @throws AmbiguousTownException if several are
     */
    String townId(String name) {
        Resolution resolution = registers.placeRegister().byIdOrSpelling(name);
        if (resolution.problem().filter(p -> p == Resolution.Problem.AMBIGUOUS).isPresent()) {
            throw new AmbiguousTownException(name, resolution.candidates());
        }
        return resolution
                .place()
                .orElseThrow(() -> new NoSuchTownException("no place is called \"" + name + "\"" + like(resolution)
                        + "; GET /api/towns lists the towns, and its parameter q searches their names"))
                .id();
    }

    private static String like(Resolution resolution) {
        return resolution.candidates().isEmpty()
                ? ""
                : ", but names are like it: "
                        + resolution.candidates().stream().map(Place::id).collect(Collectors.joining(", "));
    }

    /** The places around {@code townId}, the nearest first. */
    List<String> around(String townId) {
        PlaceRegister register = registers.placeRegister();
        return register.byId(townId).stream()
                .flatMap(place -> register.around(place).stream())
                .map(Place::id)
                .toList();
    }

    /** The places within {@code townId} at any distance; a governorate has all that name it. */
    Set<String> within(String townId) {
        PlaceRegister register = registers.placeRegister();
        Set<String> within =
                register.withParts(townId).stream().map(Place::id).collect(Collectors.toCollection(HashSet::new));
        register.byId(townId)
                .filter(place -> place.kind() == PlaceKind.GOVERNORATE)
                .flatMap(Place::governorate)
                .ifPresent(name -> register.all().stream()
                        .filter(place ->
                                place.governorate().filter(name::equals).isPresent())
                        .forEach(place -> within.add(place.id())));
        within.remove(townId);
        return within;
    }

    /** The places one of whose names has {@code piece} in it, in whatever spelling. */
    Set<String> called(String piece) {
        String normal = Spelling.normal(piece);
        return registers.placeRegister().all().stream()
                .filter(place -> place.names().stream().anyMatch(name -> name.contains(normal)))
                .map(Place::id)
                .collect(Collectors.toSet());
    }
}
