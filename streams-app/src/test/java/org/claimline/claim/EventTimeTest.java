package org.claimline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interval that an event time stands for (rule 10). */
class EventTimeTest {
    private static final ZoneOffset DAMASCUS = ZoneOffset.ofHours(3);
    private static final Instant LATER = Instant.parse("2024-12-05T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "INSTANT,     2024-11-30T15:00:00Z, 2024-11-30T15:00:00Z, 2024-11-30T15:00:00Z",
        "HOUR,        2024-11-30T15:00:00Z, 2024-11-30T14:30:00Z, 2024-11-30T15:30:00Z",
        "PART_OF_DAY, 2024-11-30T15:00:00Z, 2024-11-30T12:00:00Z, 2024-11-30T18:00:00Z",
        "DAY,         2024-11-30T22:00:00Z, 2024-11-30T21:00:00Z, 2024-12-01T20:59:59.999Z"
    })
    void isAsWideAsThePrecisionSays(Precision precision, Instant estimate, Instant earliest, Instant latest) {
        EventTime time = EventTime.of(estimate, precision, DAMASCUS, LATER);

        assertThat(time).isEqualTo(new EventTime(estimate, precision, earliest, latest));
        assertThat(EventTime.earliest(estimate, precision, DAMASCUS)).isEqualTo(earliest);
    }

    @Test
    void endsWhenItWasKnownAtTheLatest() {
        Instant at = Instant.parse("2024-11-30T15:00:00Z");

        assertThat(EventTime.of(at, Precision.HOUR, DAMASCUS, at.plusSeconds(60))
                        .latest())
                .isEqualTo(at.plusSeconds(60));
        assertThatThrownBy(() -> EventTime.of(at, Precision.HOUR, DAMASCUS, at.minusSeconds(1801)))
                .hasMessageContaining("nobody can report what has not happened yet");
        assertThat(EventTime.of(at, Precision.HOUR, DAMASCUS, at.minusSeconds(1800))
                        .latest())
                .isEqualTo(at.minusSeconds(1800));
    }

    @Test
    void overlapsWhatSharesAnInstantWithIt() {
        Instant at = Instant.parse("2024-11-30T15:00:00Z");
        EventTime hour = EventTime.of(at, Precision.HOUR, DAMASCUS, LATER);
        EventTime touching = EventTime.of(at.plusSeconds(3600), Precision.HOUR, DAMASCUS, LATER);
        EventTime apart = EventTime.of(at.plusSeconds(3601), Precision.HOUR, DAMASCUS, LATER);

        assertThat(hour.overlaps(touching)).isTrue();
        assertThat(touching.overlaps(hour)).isTrue();
        assertThat(hour.overlaps(apart)).isFalse();
        assertThat(apart.overlaps(hour)).isFalse();
    }
}
