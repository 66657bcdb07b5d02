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
    void whatIsNotKnownOrLiesElsewhereSaysSo() {
        assertThat(register.resolve("Suqaylabiyah", Optional.empty()).problem()).contains(Problem.UNKNOWN);
        assertThat(register.resolve("Maarat", Optional.of("Atlantis")).problem())
                .contains(Problem.WITHIN_UNKNOWN);
        assertThat(register.resolve("Bab", Optional.of("Hama")).problem()).contains(Problem.NOT_WITHIN);
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
