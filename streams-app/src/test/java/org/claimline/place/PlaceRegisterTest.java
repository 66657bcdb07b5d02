package org.claimline.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.claimline.place.Resolution.Match;
import org.claimline.place.Resolution.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How names as written find their place, and when they do not. */
class PlaceRegisterTest {
    private final PlaceRegister register = new PlaceRegister(List.of(
            place("hama-governorate", "Hama governorate", PlaceKind.GOVERNORATE, Optional.empty(), "Hama"),
            place("hama", "Hama", PlaceKind.CITY, Optional.of("hama-governorate"), "Hama", "حماة"),
            place("maarat-hama", "Maarat", PlaceKind.VILLAGE, Optional.of("hama"), "Hama"),
            place("maarat-idlib", "Maarat", PlaceKind.TOWN, Optional.empty(), "Idlib", "معرة النعمان"),
            place("bab", "Al-Bab", PlaceKind.CITY, Optional.empty(), "Aleppo", "الباب"),
            place("zain", "Mount Zain al-Abidin", PlaceKind.HILL, Optional.of("hama"), "Hama", "Zayn al-'Abidin")));

    @ParameterizedTest
    @CsvSource({
        "Hama, hama, EXACT",
        "the city of Hāma, hama, EXACT",
        "حَمـاة, hama, ALIAS",
        "حماه, hama, ALIAS",
        "bab, bab, EXACT",
        "al Bab, bab, EXACT",
        "باب, bab, ALIAS",
        "zayn alabidin, zain, ALIAS",
        "Zayn al-ʿAbidin, zain, ALIAS",
        "hama-governorate, hama-governorate, EXACT"
    })
    void aSpellingFindsItsPlace(String spelling, String id, Match match) {
        Resolution found = register.resolve(spelling, Optional.empty());

        assertThat(found.place()).map(Place::id).contains(id);
        assertThat(found.match()).isEqualTo(match);
    }

    @Test
    void aNameOfSeveralPlacesIsAmbiguousUntilTheReportSaysWithin() {
        Resolution found = register.resolve("Maarat", Optional.empty());

        assertThat(found.match()).isEqualTo(Match.AMBIGUOUS);
        assertThat(found.place()).isEmpty();
        assertThat(found.candidates()).extracting(Place::id).containsExactly("maarat-hama", "maarat-idlib");
        assertThat(register.resolve("Maarat", Optional.of("Idlib province")).place())
                .map(Place::id)
                .contains("maarat-idlib");
        assertThat(register.resolve("Maarat", Optional.of("Hama")).place())
                .map(Place::id)
                .contains("maarat-hama");
    }

    @Test
    void aPartOfTwoPlacesOfOneGovernorateIsToldByTheNearerOne() {
        PlaceRegister quarters = new PlaceRegister(List.of(
                place("hama", "Hama", PlaceKind.CITY, Optional.empty(), "Hama", "حماة"),
                place("souran", "Souran", PlaceKind.TOWN, Optional.empty(), "Hama"),
                place("hama-mill", "The Mill", PlaceKind.LANDMARK, Optional.of("hama"), "Hama"),
                place("souran-mill", "The Mill", PlaceKind.LANDMARK, Optional.of("souran"), "Hama")));

        assertThat(quarters.resolve("Mill", Optional.of("Souran")).place())
                .map(Place::id)
                .contains("souran-mill");
        assertThat(quarters.resolve("Mill", Optional.of("Hama governorate")).match())
                .isEqualTo(Match.AMBIGUOUS);
        assertThat(quarters.all()).hasSize(4);
        assertThat(quarters.named("mill")).extracting(Place::id).containsExactly("hama-mill", "souran-mill");
    }

    @Test
    void whatIsNotKnownOrLiesElsewhereSaysSo() {
        assertThat(register.resolve("Suqaylabiyah", Optional.empty()).problem()).contains(Problem.UNKNOWN);
        assertThat(register.resolve("Maarat", Optional.of("Atlantis")).problem())
                .contains(Problem.WITHIN_UNKNOWN);
        assertThat(register.resolve("Bab", Optional.of("Hama")).problem()).contains(Problem.NOT_WITHIN);
    }

    @Test
    void placesOfOneNameThatNoWiderPlaceTellsApartAreHidden() {
        assertThat(register.named("Maarat")).extracting(Place::id).containsExactly("maarat-hama", "maarat-idlib");
        assertThat(register.hiddenUnder("Maarat")).isEmpty();
        assertThat(register.hiddenUnder("Hama")).isEmpty();
        PlaceRegister twins = new PlaceRegister(List.of(
                place("hama", "Hama", PlaceKind.CITY, Optional.empty(), "Hama"),
                place("district", "Salamiyah district", PlaceKind.AREA, Optional.of("hama"), "Hama"),
                place("one", "Tal Sultan", PlaceKind.VILLAGE, Optional.of("hama"), "Hama"),
                place("two", "Tal Sultan", PlaceKind.VILLAGE, Optional.of("district"), "Hama")));

        assertThat(twins.hiddenUnder("Tal Sultan"))
                .as("the one in the district can be told by it, the other by nothing that is not around both")
                .extracting(Place::id)
                .containsExactly("one");
    }

    @Test
    void thePlacesAroundAreToldTheNearestFirstAndItsPartsAtAnyDistance() {
        Place maarat = register.byId("maarat-hama").orElseThrow();

        assertThat(register.around(maarat)).extracting(Place::id).containsExactly("hama", "hama-governorate");
        assertThat(register.around(register.byId("bab").orElseThrow())).isEmpty();
        assertThat(register.withParts("hama-governorate"))
                .extracting(Place::id)
                .containsExactlyInAnyOrder("hama-governorate", "hama", "maarat-hama", "zain");
        assertThat(register.withParts("bab")).extracting(Place::id).containsExactly("bab");
        assertThat(register.withParts("nowhere")).isEmpty();
        assertThat(register.byId("nowhere")).isEmpty();
        assertThat(register.all()).hasSize(6);
    }

    @Test
    void placesInACircleAreAroundEachOtherOnce() {
        PlaceRegister circle = new PlaceRegister(List.of(
                place("a", "A place", PlaceKind.AREA, Optional.of("b"), "Hama"),
                place("b", "B place", PlaceKind.AREA, Optional.of("a"), "Hama")));

        assertThat(circle.around(circle.byId("a").orElseThrow()))
                .extracting(Place::id)
                .containsExactly("b");
        assertThat(circle.withParts("a")).extracting(Place::id).containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"Hama, hama", "Hama governorate, hama", "Hama province, hama", "governorate, governorate"})
    void aGovernorateIsNamedWithOrWithoutTheWord(String written, String name) {
        assertThat(PlaceRegister.governorateName(written)).isEqualTo(name);
    }

    private static Place place(
            String id, String name, PlaceKind kind, Optional<String> parent, String governorate, String... spellings) {
        return new Place(
                id,
                name,
                Optional.empty(),
                kind,
                parent,
                Optional.of(governorate),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(spellings));
    }
}
