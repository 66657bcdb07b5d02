package org.claimline.topology.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claimline.avro.AlertKind;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Rule;
import org.claimline.avro.Status;
import org.claimline.avro.TownChange;
import org.claimline.topology.fold.ClaimFeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contest of a live feed of which nothing more is heard is told to be over when its time passes by the clock. */
class LapseByClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LAPSES = hour(36);

    @TempDir
    private Path directory;

    private DisputesLine line;

    @BeforeEach
    void start() {
        line = new DisputesLine(directory, NOON);
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void aContestOfWhichNothingMoreIsHeardIsToldToHaveLapsedOnce() {
        // Given
        contested("hama", NOON);
        List<ContestedAlert> opened = read();
        line.driver().advanceWallClockTime(Duration.ofHours(36).minusSeconds(1));
        List<ContestedAlert> before = read();

        // When
        line.driver().advanceWallClockTime(Duration.ofSeconds(1));

        // Then
        assertThat(opened).extracting(ContestedAlert::getKind).containsExactly(AlertKind.NEWLY_CONTESTED);
        assertThat(before).isEmpty();
        List<ContestedAlert> lapsed = read();
        assertThat(lapsed).hasSize(1);
        ContestedAlert alert = lapsed.get(0);
        assertThat(alert.getKind()).isEqualTo(AlertKind.LAPSED);
        assertThat(alert.getEpisodeId()).isEqualTo(opened.get(0).getEpisodeId());
        assertThat(alert.getAt()).isEqualTo(LAPSES);
        assertThat(alert.getDurationMillis()).isEqualTo(Duration.ofHours(36).toMillis());
        assertThat(alert.getControllerAfter()).isEqualTo("regime");
        assertThat(alert.getRule()).isEqualTo(Rule.LAPSE);
        assertThat(alert.getStatusAfter())
                .as("how firm the state before was is not told with the contest")
                .isNull();
        assertThat(alert.getProRegime()).hasSize(1);
        assertThat(alert.getProOpposition()).hasSize(1);
        assertThat(alert.getHeadline())
                .isEqualTo("Town: no longer contested after 36 h; nothing more was heard for 36 hours; "
                        + "sources give it to the regime, not verified by this newsroom");
        line.driver().advanceWallClockTime(Duration.ofDays(3));
        assertThat(read()).isEmpty();
    }

    @Test
    void itIsToldAsTheFoldTellsItLater() {
        // Given
        contested("hama", NOON);
        line.driver().advanceWallClockTime(Duration.ofDays(2));
        ContestedAlert byClock = read().get(1);

        // When
        List<TownChange> steps = line.told(ClaimFeed.told("hama", "r9", 0, Assertion.ADVANCING, "regime", hour(48)));

        // Then
        assertThat(read()).isEmpty();
        assertThat(steps).hasSize(1);
        assertThat(steps.get(0).getChangedDisputes()).hasSize(1);
        assertThat(steps.get(0).getChangedDisputes().get(0).getClosedAt()).isEqualTo(byClock.getAt());
        assertThat(steps.get(0).getAfter().getController()).isEqualTo(byClock.getControllerAfter());
        assertThat(steps.get(0).getAfter().getRule()).isEqualTo(byClock.getRule());
    }

    @Test
    void aTownThatNobodyHeldIsUnclearAfterwards() {
        told("hama", "r2", 2, Assertion.CAPTURED, "opposition", hour(-1));
        told("hama", "r3", 0, Assertion.PRESENT, "regime", NOON);
        assertThat(read()).hasSize(1);

        line.driver().advanceWallClockTime(Duration.ofHours(36));

        ContestedAlert lapsed = read().get(0);
        assertThat(lapsed.getKind()).isEqualTo(AlertKind.LAPSED);
        assertThat(lapsed.getControllerAfter()).isNull();
        assertThat(lapsed.getStatusAfter()).isEqualTo(Status.UNCLEAR);
        assertThat(lapsed.getHeadline()).endsWith("no holder is established");
    }

    @Test
    void whatIsHeardMeanwhilePutsItOff() {
        contested("hama", NOON);
        line.driver().advanceWallClockTime(Duration.ofHours(30));
        told("hama", "r4", 0, Assertion.REPELLED, "regime", hour(30));
        line.driver().advanceWallClockTime(Duration.ofHours(35));
        assertThat(kinds()).containsExactly(AlertKind.NEWLY_CONTESTED);

        line.driver().advanceWallClockTime(Duration.ofHours(1));

        List<ContestedAlert> lapsed = read();
        assertThat(lapsed).extracting(ContestedAlert::getKind).containsExactly(AlertKind.LAPSED);
        assertThat(lapsed.get(0).getAt()).isEqualTo(hour(66));
    }

    @Test
    void aReportThatComesLateSaysThatItIsContestedStill() {
        // Given
        contested("hama", NOON);
        line.driver().advanceWallClockTime(Duration.ofHours(37));
        ContestedAlert lapsed = read().get(1);

        // When
        told("hama", "r4", 0, Assertion.REPELLED, "regime", hour(30));

        // Then
        List<ContestedAlert> corrected = read();
        assertThat(corrected).extracting(ContestedAlert::getKind).containsExactly(AlertKind.CORRECTION);
        assertThat(corrected.get(0).getCorrects()).isEqualTo(lapsed.getAlertId());
        assertThat(corrected.get(0).getStatusAfter()).isEqualTo(Status.CONTESTED);
        assertThat(corrected.get(0).getHeadline()).contains("correction; still contested; pro-regime sources say");
        line.driver().advanceWallClockTime(Duration.ofHours(29));
        List<ContestedAlert> again = read();
        assertThat(again).extracting(ContestedAlert::getKind).containsExactly(AlertKind.LAPSED);
        assertThat(again.get(0).getAlertId())
                .isNotIn(lapsed.getAlertId(), corrected.get(0).getAlertId());
    }

    @Test
    void aRestartForgetsNoneAndTellsNoneTwice() {
        // Given
        contested("hama", NOON);
        contested("homs", hour(-10));
        assertThat(kinds()).containsExactly(AlertKind.NEWLY_CONTESTED, AlertKind.NEWLY_CONTESTED);

        // When
        line.restart(hour(30));
        line.driver().advanceWallClockTime(Duration.ofSeconds(1));
        List<ContestedAlert> first = read();
        line.restart(hour(31));
        line.driver().advanceWallClockTime(Duration.ofHours(1));
        List<ContestedAlert> nothing = read();
        line.driver().advanceWallClockTime(Duration.ofHours(4));
        List<ContestedAlert> second = read();
        line.restart(hour(100));
        line.driver().advanceWallClockTime(Duration.ofHours(1));

        // Then
        assertThat(first).extracting(ContestedAlert::getTownId).containsExactly("homs");
        assertThat(first).extracting(ContestedAlert::getKind).containsExactly(AlertKind.LAPSED);
        assertThat(nothing).isEmpty();
        assertThat(second).extracting(ContestedAlert::getTownId).containsExactly("hama");
        assertThat(second.get(0).getProRegime()).hasSize(1);
        assertThat(read()).isEmpty();
    }

    @Test
    void aFeedOfThePastIsLapsedByItsOwnClaimsAlone() {
        contested("hama", Instant.parse("2024-11-30T12:00:00Z"));
        contested("homs", hour(-36));

        line.driver().advanceWallClockTime(Duration.ofDays(30));

        assertThat(kinds()).containsExactly(AlertKind.NEWLY_CONTESTED, AlertKind.NEWLY_CONTESTED);
        told("hama", "r9", 0, Assertion.ADVANCING, "regime", Instant.parse("2024-12-03T12:00:00Z"));
        assertThat(kinds()).containsExactly(AlertKind.LAPSED);
    }

    @Test
    void processingAgainGivesTheLapseItsId(@TempDir Path other) {
        // Given
        List<TownChange> chain = new ArrayList<>(contested("hama", NOON));
        line.driver().advanceWallClockTime(Duration.ofDays(2));
        chain.addAll(told("hama", "r9", 0, Assertion.ADVANCING, "regime", hour(48)));
        List<String> live = read().stream().map(ContestedAlert::getAlertId).toList();

        // When
        List<String> again;
        try (DisputesLine anew = new DisputesLine(other, hour(200))) {
            anew.process(chain);
            again = anew.alerts().readValuesToList().stream()
                    .map(ContestedAlert::getAlertId)
                    .toList();
        }

        // Then
        assertThat(live).hasSize(2).isEqualTo(again);
    }

    @Test
    void whatLatelyChangesOfEarlierDisputesLeavesTheSidesOfTheOpenOne() {
        // Given
        ClaimEvent old = ClaimFeed.told("hama", "old", 0, Assertion.PRESENT, "regime", hour(-200));
        told("hama", "older", 2, Assertion.CAPTURED, "opposition", hour(-201));
        line.told(old);
        contested("hama", NOON);
        read();

        // When
        List<TownChange> steps = line.told(ClaimFeed.end(old, 200));
        line.driver().advanceWallClockTime(Duration.ofHours(36));

        // Then
        assertThat(steps.get(0).getChangedDisputes()).isNotEmpty();
        ContestedAlert lapsed = read().stream()
                .filter(alert -> alert.getKind() == AlertKind.LAPSED)
                .findFirst()
                .orElseThrow();
        assertThat(lapsed.getAt()).isEqualTo(LAPSES);
        assertThat(lapsed.getProRegime()).hasSize(1);
        assertThat(lapsed.getProOpposition()).hasSize(1);
        assertThat(lapsed.getTownVersion()).isEqualTo(steps.get(0).getVersion());
    }

    /** A town that the regime held, that the opposition says it took, and in which the regime says it is. */
    private List<TownChange> contested(String town, Instant last) {
        List<TownChange> steps = new ArrayList<>();
        steps.addAll(told(town, "r1", 4, Assertion.CONTROLS, "regime", last.minus(Duration.ofDays(1))));
        steps.addAll(told(town, "r2", 2, Assertion.CAPTURED, "opposition", last.minus(Duration.ofHours(1))));
        steps.addAll(told(town, "r3", 0, Assertion.PRESENT, "regime", last));
        return steps;
    }

    private List<TownChange> told(String town, String report, int who, Assertion what, String party, Instant at) {
        return line.told(ClaimFeed.told(town, report, who, what, party, at));
    }

    private List<ContestedAlert> read() {
        return line.alerts().readValuesToList();
    }

    private List<AlertKind> kinds() {
        return read().stream().map(ContestedAlert::getKind).toList();
    }

    private static Instant hour(int hour) {
        return NOON.plus(Duration.ofHours(hour));
    }
}
