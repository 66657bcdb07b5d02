package org.claimline.topology.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Position;
import org.claimline.explain.SeedTowns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a duty editor would have been told on the evening of 30 November 2024, from the seed feed: pro-opposition media had said that afternoon that
 * Qomhana, Muhradeh and Suqaylabiyah were taken, and a video that a convoy was in Hama; soldiers of the regime filmed themselves in all four.
 * Elsewhere that evening only one side spoke, or both said the same.
 */
@Tag("seeds")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedEveningTest {
    private static final Instant AFTERNOON = Instant.parse("2024-11-30T13:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2024-11-30T21:00:00Z");

    private List<ContestedAlert> alerts;

    @BeforeAll
    void tell(@TempDir Path directory) {
        try (DisputesLine line = new DisputesLine(directory, Instant.parse("2026-01-01T00:00:00Z"))) {
            var told = line.alerts();
            line.process(SeedTowns.load().changes());
            alerts = told.readValuesToList();
        }
    }

    @Test
    void fourTownsBecomeContestedAndNoOthers() {
        assertThat(evening(AlertKind.NEWLY_CONTESTED))
                .extracting(ContestedAlert::getTownId)
                .containsExactlyInAnyOrder("qomhana", "muhradeh", "suqaylabiyah", "hama");
    }

    @Test
    void eachIsToldWithWhatBothSidesSayAndAssertsNothing() {
        assertThat(evening(AlertKind.NEWLY_CONTESTED)).allSatisfy(alert -> {
            assertThat(alert.getProOpposition()).isNotEmpty();
            assertThat(alert.getProRegime()).extracting(Position::getSourceName).isNotEmpty();
            assertThat(alert.getHeadline())
                    .startsWith(alert.getPlace().getName() + ": newly contested; ")
                    .contains("pro-regime sources say", "pro-opposition sources say");
            assertThat(alert.getPlace().getArabicName()).isNotNull();
            assertThat(alert.getPlace().getLatitude()).isNotNull();
        });
    }

    @Test
    void ofEachEpisodeTheFirstIsThatItIsContestedAndThatIsToldOnce() {
        assertThat(alerts).extracting(ContestedAlert::getAlertId).doesNotHaveDuplicates();
        for (ContestedAlert alert : alerts) {
            List<AlertKind> its = alerts.stream()
                    .filter(a -> a.getEpisodeId().equals(alert.getEpisodeId()))
                    .map(ContestedAlert::getKind)
                    .toList();
            assertThat(its.get(0)).as(alert.getHeadline()).isEqualTo(AlertKind.NEWLY_CONTESTED);
            assertThat(its).containsOnlyOnce(AlertKind.NEWLY_CONTESTED);
        }
    }

    private List<ContestedAlert> evening(AlertKind kind) {
        return alerts.stream()
                .filter(alert -> alert.getKind() == kind)
                .filter(alert ->
                        !alert.getAt().isBefore(AFTERNOON) && alert.getAt().isBefore(MIDNIGHT))
                .toList();
    }
}
