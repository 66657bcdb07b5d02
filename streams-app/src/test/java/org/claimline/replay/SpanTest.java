package org.claimline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    private static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");

    @Test
    void aDayIsTheDayOfItsZone() {
        Span day = Span.ofDays("2024-11-30", DAMASCUS, Optional.empty());

        assertThat(day.from()).isEqualTo(Instant.parse("2024-11-29T21:00:00Z"));
        assertThat(day.until()).isEqualTo(Instant.parse("2024-11-30T21:00:00Z"));
        assertThat(day.contains(day.from())).isTrue();
        assertThat(day.contains(day.last())).isTrue();
        assertThat(day.contains(day.until())).isFalse();
    }

    @Test
    void aDayOnWhichClocksChangeIsShorterOrLonger() {
        Span spring = Span.ofDays("2024-03-31", ZoneId.of("Europe/Berlin"), Optional.empty());

        assertThat(spring.from().plusSeconds(23 * 3_600)).isEqualTo(spring.until());
    }

    @Test
    void severalDaysGoFromTheFirstToTheEndOfTheLast() {
        Span days = Span.ofDays("2024-11-28/2024-12-05", ZoneOffset.UTC, Optional.empty());

        assertThat(days.from()).isEqualTo(Instant.parse("2024-11-28T00:00:00Z"));
        assertThat(days.until()).isEqualTo(Instant.parse("2024-12-06T00:00:00Z"));
    }

    @Test
    void itCanEndEarlierAndNotLater() {
        Instant evening = Instant.parse("2024-11-30T19:00:00Z");

        assertThat(Span.ofDays("2024-11-30", DAMASCUS, Optional.of(evening)).until())
                .isEqualTo(evening);
        assertThat(Span.ofDays("2024-11-30", DAMASCUS, Optional.of(Instant.MAX)).until())
                .isEqualTo(Instant.parse("2024-11-30T21:00:00Z"));
        assertThatThrownBy(() -> Span.ofDays("2024-11-30", DAMASCUS, Optional.of(Instant.EPOCH)))
                .hasMessageContaining("nothing lies between");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30.11.2024",
                "2024-11-31",
                "2024-11-30T00:00",
                "2024-11-28/2024-11-29/2024-11-30",
                "/",
                "2024-11-30/"
            })
    void whatIsNoDayIsRefused(String text) {
        assertThatThrownBy(() -> Span.ofDays(text, DAMASCUS, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no day");
    }

    @Test
    void daysTheWrongWayRoundAreRefused() {
        assertThatThrownBy(() -> Span.ofDays("2024-12-05/2024-11-28", DAMASCUS, Optional.empty()))
                .hasMessageContaining("write the earlier day first");
    }
}
