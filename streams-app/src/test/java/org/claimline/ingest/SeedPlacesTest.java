package org.claimline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.place.Place;
import org.claimline.place.PlaceKind;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Spelling;
import org.claimline.topology.RegisterMapping;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the register of places that came with the program holds, and what it must not do to the seed feed. */
class SeedPlacesTest {
    private static final Set<PlaceKind> SETTLEMENTS = Set.of(PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE);
    private static final List<Place> PLACES =
            SeedRegisters.load().places().stream().map(RegisterMapping::place).toList();
    private static final PlaceRegister REGISTER = new PlaceRegister(PLACES);

    /** Each name of the feed with what it stood for while the register had the places of the feed alone. */
    @TestFactory
    Stream<DynamicTest> everyNameOfTheFeedMeansThePlaceItAlwaysMeant() {
        return table("seed-feed.csv").stream()
                .map(row -> dynamicTest(
                        row.required("place")
                                + row.text("within").map(w -> " in " + w).orElse(""),
                        () -> assertThat(REGISTER.resolve(row.required("place"), row.text("within"))
                                        .place()
                                        .map(Place::id))
                                .contains(row.required("id"))));
    }

    @Test
    void thatTableHasEveryNameOfTheFeedAndOfTheExpectedStates() throws IOException {
        Set<String> known = table("seed-feed.csv").stream()
                .map(row -> row.required("place") + "|" + row.text("within").orElse(""))
                .collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        SeedFeed.load().forEach(report -> report.getClaims()
                .forEach(claim -> used.add(claim.getPlace() + "|"
                        + Optional.ofNullable(claim.getWithin()).orElse(""))));
        JsonNode expected = new ObjectMapper()
                .readTree(Path.of("..", "seeds", "expected-states.json").toFile());
        expected.findValuesAsText("town").forEach(town -> used.add(town + "|"));

        assertThat(known).containsAll(used);
    }

    @Test
    void itHasTheTownsOfTheCountryAndTheVillagesOfTheCampaign() {
        Map<String, Long> villages = PLACES.stream()
                .filter(place ->
                        SETTLEMENTS.contains(place.kind()) && place.pcode().isPresent())
                .collect(Collectors.groupingBy(place -> place.governorate().orElse(""), Collectors.counting()));

        assertThat(PLACES.stream().filter(place -> place.geonamesId().isPresent()))
                .hasSizeGreaterThanOrEqualTo(290);
        assertThat(PLACES.stream().filter(place -> place.kind() == PlaceKind.GOVERNORATE))
                .hasSize(14);
        assertThat(PLACES.stream().filter(place -> place.kind() == PlaceKind.DISTRICT))
                .hasSizeGreaterThan(60);
        assertThat(PLACES.stream().filter(place -> SETTLEMENTS.contains(place.kind())))
                .hasSizeGreaterThan(900);
        assertThat(villages.get("Aleppo")).isGreaterThan(250);
        assertThat(villages.get("Idlib")).isGreaterThan(200);
        assertThat(villages.get("Hama")).isGreaterThan(180);
        assertThat(villages.get("Homs")).isGreaterThan(50);
    }

    @Test
    void everySettlementOfOchaLiesInASubdistrictADistrictAndAGovernorateOrInAnArea() {
        assertThat(PLACES.stream()
                        .filter(place -> SETTLEMENTS.contains(place.kind())
                                && place.pcode().isPresent()))
                .allSatisfy(place -> assertThat(REGISTER.around(place).stream().map(Place::kind))
                        .contains(PlaceKind.GOVERNORATE)
                        .containsAnyOf(PlaceKind.DISTRICT, PlaceKind.AREA));
    }

    @Test
    void theSouransAreToldByDistrictAndGovernorate() {
        Map.of("Azaz district", "souran-aleppo", "Al-Bab district", "souran-al-bab", "Hama district", "souran-hama")
                .forEach((district, id) -> assertThat(REGISTER.resolve("صوران", Optional.of(district))
                                .place()
                                .map(Place::id))
                        .as(district)
                        .contains(id));
        assertThat(REGISTER.resolve("Souran", Optional.of("Northern Hama countryside"))
                        .place()
                        .map(Place::id))
                .contains("souran-hama");
    }

    @Test
    void noHeldOutSpellingIsInTheRegisterAndEachIsOfAPlaceThatIs() {
        Set<String> names =
                PLACES.stream().flatMap(place -> place.names().stream()).collect(Collectors.toSet());
        Set<String> codes = PLACES.stream()
                .flatMap(place ->
                        Stream.concat(place.geonamesId().stream().mapToObj(String::valueOf), place.pcode().stream()))
                .collect(Collectors.toSet());
        for (String[] table : new String[][] {{"held-out.csv", "geonamesId"}, {"held-out-ocha.csv", "pcode"}}) {
            List<Csv.Row> rows = table(table[0]);
            assertThat(rows).hasSizeGreaterThan(200).allSatisfy(row -> {
                assertThat(names).doesNotContain(Spelling.normal(row.required("spelling")));
                assertThat(codes).contains(row.required(table[1]));
            });
        }
    }

    private static List<Csv.Row> table(String file) {
        try {
            return Csv.read(file, Files.readString(Path.of("src", "test", "resources", "places", file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
