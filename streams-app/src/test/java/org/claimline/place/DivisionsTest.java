package org.claimline.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Divisions of the country lie in each other by their P-codes, whatever else stands around them. */
class DivisionsTest {
    private static final PlaceRegister REGISTER = new PlaceRegister(List.of(
            place("governorate", PlaceKind.GOVERNORATE, null, "SY05"),
            place("district", PlaceKind.DISTRICT, "governorate", "SY0501"),
            place("countryside", PlaceKind.AREA, "governorate", null),
            place("subdistrict", PlaceKind.SUBDISTRICT, "countryside", "SY050102"),
            place("town", PlaceKind.TOWN, "subdistrict", "C3026")));

    @Test
    void aTownLiesInTheAreaAndInTheDistrictOfItsSubdistrict() {
        Place town = REGISTER.byId("town").orElseThrow();

        assertThat(REGISTER.around(town))
                .extracting(Place::id)
                .containsExactly("subdistrict", "countryside", "district", "governorate");
        for (String within : List.of("countryside", "district", "governorate", "subdistrict")) {
            assertThat(REGISTER.resolve("town", Optional.of(within)).place())
                    .as(within)
                    .contains(town);
        }
    }

    @Test
    void aDivisionHasThoseInItByCodeAsItsParts() {
        assertThat(REGISTER.withParts("district"))
                .extracting(Place::id)
                .containsExactlyInAnyOrder("district", "subdistrict", "town");
        assertThat(REGISTER.withParts("countryside"))
                .extracting(Place::id)
                .containsExactlyInAnyOrder("countryside", "subdistrict", "town");
    }

    @Test
    void parentsThatFormACircleEnd() {
        PlaceRegister circle = new PlaceRegister(
                List.of(place("a", PlaceKind.AREA, "b", null), place("b", PlaceKind.AREA, "a", null)));

        assertThat(circle.around(circle.byId("a").orElseThrow()))
                .extracting(Place::id)
                .containsExactly("b");
    }

    private static Place place(
            String id,
            PlaceKind kind,
            @org.jspecify.annotations.Nullable String parent,
            @org.jspecify.annotations.Nullable String pcode) {
        return new Place(
                id,
                id,
                Optional.empty(),
                kind,
                Optional.ofNullable(parent),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.ofNullable(pcode),
                List.of());
    }
}
