package org.claimline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.ingest.PlaceSets.Figures;
import org.claimline.ingest.PlaceSets.Outcome;
import org.claimline.ingest.PlaceSets.Spelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How often a spelling that the register does not know finds its place, and how seldom another (docs/places.md, "Measured"). */
class ResolutionAccuracyTest {
    private static final double WRONG = 0.005;
    private static final double RIGHT = 0.9;

    static List<Figures> sets() {
        return PlaceSets.figures();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void ofEachSetAtMostHalfAPercentIsWrongAndNineOfTenAreRight(Figures set) {
        assertThat(set.of()).isPositive();
        assertThat(set.wrongShare()).as("wrong of %s", set).isLessThanOrEqualTo(WRONG);
        assertThat(set.rightShare()).as("right of %s", set).isGreaterThanOrEqualTo(RIGHT);
    }

    @Test
    void noTrapOfTheCollectedSetCatchesAnything() {
        assertThat(PlaceSets.collected().stream()
                        .filter(spelled -> spelled.place().isEmpty())
                        .filter(spelled -> spelled.outcome() == Outcome.WRONG))
                .isEmpty();
    }

    @Test
    void theCollectedSpellingsAreNotInTheRegisterAsTheyAreWritten() {
        Set<String> written = new HashSet<>();
        PlaceSets.PLACES.forEach(place -> {
            written.add(place.name());
            place.arabicName().ifPresent(written::add);
            written.addAll(place.spellings());
        });
        List<String> known = PlaceSets.collected().stream()
                .filter(spelled -> spelled.place().isPresent())
                .map(Spelled::spelling)
                .filter(written::contains)
                .toList();

        assertThat(known).as("drop these from collected.csv").isEmpty();
        assertThat(PlaceSets.collected()).hasSizeGreaterThan(150);
    }

    @Test
    void aPlaceThatIsExpectedIsInTheRegister() {
        Set<String> ids =
                PlaceSets.PLACES.stream().map(org.claimline.place.Place::id).collect(Collectors.toSet());

        assertThat(PlaceSets.collected().stream().flatMap(s -> s.place().stream()))
                .allMatch(ids::contains);
        assertThat(PlaceSets.unregistered().stream().flatMap(s -> s.namesake().stream()))
                .allMatch(ids::contains);
    }
}
