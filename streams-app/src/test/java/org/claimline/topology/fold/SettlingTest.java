package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When it is the turn of towns in which something was left. */
class SettlingTest {
    private final Settling settling = new Settling();

    @Test
    void aTownIsDueInTheFirstTurnAfterWhichNothingWasAdded() {
        assertThat(settling.due(Map.of("hama", 1, "homs", 1), 1_000)).isEmpty();
        assertThat(settling.due(Map.of("hama", 2, "homs", 1), 2_000)).containsExactly("homs");
        settling.settled("homs", Duration.ofMillis(5));
        assertThat(settling.due(Map.of("hama", 2), 3_000)).containsExactly("hama");
    }

    @Test
    void whereSomethingIsLeftStillItIsDueInTheNextTurn() {
        settling.due(Map.of("hama", 1), 0);
        assertThat(settling.due(Map.of("hama", 1), 1_000)).containsExactly("hama");
        settling.settledInPart("hama", Duration.ofSeconds(2));
        assertThat(settling.due(Map.of("hama", 2), 2_000)).containsExactly("hama");
        settling.settled("hama", Duration.ofSeconds(1));

        assertThat(settling.due(Map.of("hama", 3), 3_000)).isEmpty();
        assertThat(settling.due(Map.of("hama", 4), 32_000)).isEmpty();
        assertThat(settling.due(Map.of("hama", 5), 33_000)).as("thirty seconds").containsExactly("hama");
    }

    @Test
    void whereMoreIsAddedAllTheTimeItIsDueAfterTenSeconds() {
        for (int second = 0; second < 10; second++) {
            assertThat(settling.due(Map.of("hama", second), 1_000L * second)).isEmpty();
        }
        assertThat(settling.due(Map.of("hama", 10), 10_000)).containsExactly("hama");
    }

    @Test
    void whereItTookLongItIsDueAfterTenTimesThat() {
        settling.due(Map.of("hama", 1), 0);
        settling.settled("hama", Duration.ofSeconds(3));

        for (int second = 1; second < 31; second++) {
            assertThat(settling.due(Map.of("hama", second), 1_000L * second))
                    .as("second %s", second)
                    .isEmpty();
        }
        assertThat(settling.due(Map.of("hama", 31), 31_000)).containsExactly("hama");
    }

    @Test
    void theMarkOfATownOfWhichAllWasFoundGoesAWholeTurnAfterItWasSeen() {
        assertThat(settling.past(Set.of("hama"), 5_400)).isEmpty();
        assertThat(settling.past(Set.of("hama", "homs"), 6_000))
                .as("a turn that came early")
                .isEmpty();
        assertThat(settling.past(Set.of("hama", "homs"), 6_400)).containsExactly("hama");
        assertThat(settling.past(Set.of("homs"), 7_000)).containsExactly("homs");
        assertThat(settling.past(Set.of(), 8_000)).isEmpty();
    }

    @Test
    void whereMoreWasLeftMeanwhileTheTurnIsCountedAnew() {
        settling.past(Set.of("hama"), 1_000);
        settling.past(Set.of(), 2_000);

        assertThat(settling.past(Set.of("hama"), 3_000)).isEmpty();
        assertThat(settling.past(Set.of("hama"), 4_000)).containsExactly("hama");
        assertThat(settling.past(Set.of("hama"), 5_000)).as("found once more").isEmpty();
    }

    @Test
    void aTownThatWasSettledByOtherMeansIsForgotten() {
        settling.due(Map.of("hama", 1), 0);
        settling.due(Map.of(), 20_000);

        assertThat(settling.due(Map.of("hama", 1), 21_000)).isEqualTo(List.of());
    }
}
