package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TellingPaceTest {
    private static final Instant NOON = Instant.parse("2024-11-30T12:00:00Z");
    private final AtomicLong nanos = new AtomicLong();
    private final TellingPace pace = new TellingPace(nanos::get);

    @Test
    void nothingIsToldBeforeTheFeedsClockComesToIt() {
        // Given a report of noon that is written, and none until the evening: a contest may lapse in between
        Instant evening = NOON.plus(Duration.ofHours(8));

        assertThat(pace.until(evening, NOON)).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void theClockAloneIsFollowedNowAndThen() {
        Instant evening = NOON.plus(Duration.ofHours(8));
        Instant first = pace.until(evening, NOON);

        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(pace.until(evening, NOON.plusSeconds(60))).isEqualTo(first);

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(pace.until(evening, NOON.plusSeconds(120)))
                .isEqualTo(NOON.plusSeconds(120).plusMillis(1));
    }

    @Test
    void whatIsWrittenIsToldAtOnceAndNothingIsTakenBack() {
        Instant evening = NOON.plus(Duration.ofHours(8));
        Instant night = evening.plus(Duration.ofHours(2));
        Instant first = pace.until(evening, NOON);

        assertThat(pace.until(night, evening)).isEqualTo(evening.plusMillis(1));
        assertThat(pace.until(night, first)).as("never back").isEqualTo(evening.plusMillis(1));
        assertThat(pace.until(night, night)).as("all of it").isEqualTo(night);
    }
}
