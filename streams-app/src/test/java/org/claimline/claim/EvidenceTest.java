package org.claimline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a piece of evidence counts as (rule 8). */
class EvidenceTest {
    private static final Instant AT = Instant.parse("2024-11-30T15:00:00Z");
    private static final OptionalDouble LATITUDE = OptionalDouble.of(35.1);
    private static final OptionalDouble LONGITUDE = OptionalDouble.of(36.7);
    private static final Optional<String> WHO = Optional.of("geolocator");

    @Test
    void aVideoIsGeolocatedOnlyWithItsPlaceAndWithWhoFoundIt() {
        assertThat(video(LATITUDE, LONGITUDE, WHO).countsAs()).isEqualTo(EvidenceKind.GEOLOCATED_VIDEO);
        assertThat(video(OptionalDouble.empty(), LONGITUDE, WHO).countsAs()).isEqualTo(EvidenceKind.VIDEO);
        assertThat(video(LATITUDE, OptionalDouble.empty(), WHO).countsAs()).isEqualTo(EvidenceKind.VIDEO);
        assertThat(video(LATITUDE, LONGITUDE, Optional.empty()).countsAs()).isEqualTo(EvidenceKind.VIDEO);
        assertThat(Evidence.of(EvidenceKind.PHOTO).countsAs()).isEqualTo(EvidenceKind.PHOTO);
    }

    @Test
    void whatWasRecordedBeforeTheEventCanHaveBegunIsOlder() {
        EventTime hour = EventTime.of(AT, Precision.HOUR, ZoneOffset.UTC, AT.plusSeconds(7200));

        assertThat(recorded(AT.minusSeconds(1801)).predates(hour)).isTrue();
        assertThat(recorded(AT.minusSeconds(1800)).predates(hour)).isFalse();
        assertThat(Evidence.of(EvidenceKind.VIDEO).predates(hour)).isFalse();
    }

    private static Evidence video(OptionalDouble latitude, OptionalDouble longitude, Optional<String> geolocatedBy) {
        return new Evidence(
                EvidenceKind.GEOLOCATED_VIDEO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                latitude,
                longitude,
                geolocatedBy);
    }

    private static Evidence recorded(Instant at) {
        return new Evidence(
                EvidenceKind.VIDEO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(at),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }
}
