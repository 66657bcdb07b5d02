package org.claimline.alert;

import java.util.stream.Collectors;
import org.claimline.place.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Resolution;
import org.claimline.query.Registers;

/** What the register of places calls the towns and governorates that filters name. */
public record PlaceNames(Registers registers) implements ReceiverRegister.Names {

    @Override
    public String townId(String name) {
        Resolution resolution = registers.placeRegister().byIdOrSpelling(name);
        if (resolution.problem().filter(p -> p == Resolution.Problem.AMBIGUOUS).isPresent()) {
            String candidates = resolution.candidates().stream().map(Place::id).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("several places are called so; give the id of one: " + candidates);
        }
        return resolution
                .place()
                .map(Place::id)
                .orElseThrow(() -> new IllegalArgumentException("no place is called so; GET /api/places?q= searches"));
    }

    @Override
    public String governorate(String name) {
        String wanted = PlaceRegister.governorateName(name);
        return registers.placeRegister().all().stream()
                .flatMap(place -> place.governorate().stream())
                .filter(governorate ->
                        PlaceRegister.governorateName(governorate).equals(wanted))
                .sorted()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no place of the register lies in a governorate of that name"));
    }
}
