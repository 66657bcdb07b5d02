package org.claimline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.claimline.claim.EventTime;
import org.claimline.claim.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in words. */
class TimesTest {
    private static final Instant KNOWN = Instant.parse("2025-02-01T00:00:00Z");
    private static final Times DAMASCUS = new Times(ZoneId.of("Asia/Damascus"), 2024);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-11-30T17:32:00+03:00 | INSTANT     | 30 Nov, 17:32
            2024-11-30T17:30:00+03:00 | HOUR        | 30 Nov, about 17:30
            2024-12-01T04:59:00+03:00 | PART_OF_DAY | 1 Dec, before dawn
            2024-12-01T05:00:00+03:00 | PART_OF_DAY | 1 Dec, morning
            2024-11-30T12:00:00+03:00 | PART_OF_DAY | 30 Nov, afternoon
            2024-11-30T17:00:00+03:00 | PART_OF_DAY | 30 Nov, evening
            2024-11-30T22:00:00+03:00 | PART_OF_DAY | 30 Nov, late evening
            2024-11-30T00:30:00+03:00 | DAY         | 30 Nov
            2023-11-30T17:32:00+03:00 | INSTANT     | 30 Nov 2023, 17:32
            2025-01-01T01:00:00+03:00 | DAY         | 1 Jan 2025
            """)
    void anEventIsToldAsExactlyAsItIsKnown(String estimate, Precision precision, String words) {
        Instant at = OffsetDateTime.parse(estimate).toInstant();

        assertThat(DAMASCUS.event(EventTime.of(at, precision, ZoneOffset.ofHours(3), KNOWN)))
                .isEqualTo(words);
    }

    @Test
    void theZoneIsTheReaders() {
        Instant at = Instant.parse("2024-11-30T22:10:00Z");

        assertThat(DAMASCUS.instant(at)).isEqualTo("1 Dec, 01:10");
        assertThat(new Times(ZoneOffset.UTC, 2024).instant(at)).isEqualTo("30 Nov, 22:10");
    }

    @Test
    void aDayIsTheDayThatTheSourceMeantWhereverTheReaderIs() {
        EventTime day = EventTime.of(
                OffsetDateTime.parse("2024-11-30T00:30:00+03:00").toInstant(),
                Precision.DAY,
                ZoneOffset.ofHours(3),
                KNOWN);

        assertThat(new Times(ZoneOffset.UTC, 2024).event(day)).isEqualTo("30 Nov");
        assertThat(new Times(ZoneId.of("America/New_York"), 2024).event(day)).isEqualTo("30 Nov");
    }
}
