package org.claimline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
    private static final Instant NOW = Instant.parse("2024-11-30T18:00:00Z");
    private static final RetryPlan PLAN = new RetryPlan(Duration.ofSeconds(1), Duration.ofSeconds(20), 5);

    private final Random chance = new Random(7);

    @Test
    void theWaitTriplesUpToTheLongestWithHalfOfItLeftToChance() {
        for (int i = 0; i < 200; i++) {
            assertThat(wait(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(wait(2)).isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(3));
            assertThat(wait(3)).isBetween(Duration.ofMillis(4_500), Duration.ofSeconds(9));
            assertThat(wait(4)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        }
    }

    @Test
    void afterTheLastTryItIsGivenUp() {
        assertThat(PLAN.next(5, NOW, Optional.empty(), chance)).isEmpty();
        assertThat(PLAN.next(6, NOW, Optional.of(Duration.ofSeconds(1)), chance))
                .isEmpty();
    }

    @Test
    void whatTheReceiverAsksForIsHonouredWhereItIsLongerButNotForEver() {
        assertThat(PLAN.next(1, NOW, Optional.of(Duration.ofMinutes(5)), chance))
                .contains(NOW.plus(Duration.ofMinutes(5)));
        assertThat(PLAN.next(4, NOW, Optional.of(Duration.ofSeconds(1)), chance).orElseThrow())
                .isAfterOrEqualTo(NOW.plusSeconds(10));
        assertThat(PLAN.next(1, NOW, Optional.of(Duration.ofDays(400)), chance)).contains(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void manyTriesDoNotOverflow() {
        RetryPlan patient = new RetryPlan(Duration.ofSeconds(1), Duration.ofMinutes(30), 100_000);

        assertThat(patient.next(99_999, NOW, Optional.empty(), chance).orElseThrow())
                .isBetween(NOW.plus(Duration.ofMinutes(15)), NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void planThatCannotBeFollowedIsRefused() {
        assertThatThrownBy(() -> new RetryPlan(Duration.ZERO, Duration.ofSeconds(1), 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPlan(Duration.ofSeconds(2), Duration.ofSeconds(1), 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPlan(Duration.ofSeconds(1), Duration.ofSeconds(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Duration wait(int tried) {
        return Duration.between(
                NOW, PLAN.next(tried, NOW, Optional.empty(), chance).orElseThrow());
    }
}
