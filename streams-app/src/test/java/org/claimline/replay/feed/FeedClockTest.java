package org.claimline.replay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The feed's time, with a machine's clock in the hands of the test. */
class FeedClockTest {
    private static final Instant DAWN = Instant.parse("2024-11-30T04:00:00Z");
    private final AtomicLong nanos = new AtomicLong(77);

    @Test
    void atSixtyAnHourTakesAMinute() {
        FeedClock clock = clock(60.0);
        clock.begin(DAWN);

        pass(Duration.ofSeconds(30));

        assertThat(clock.now()).isEqualTo(DAWN.plus(Duration.ofMinutes(30)));
        assertThat(isTime(clock, "04:30")).isTrue();
        assertThat(isTime(clock, "04:31")).isFalse();
    }

    @Test
    void whatPassedWhileItWasPreparedDoesNotCount() {
        FeedClock clock = clock(60.0);
        pass(Duration.ofHours(1));
        assertThat(clock.now()).as("it stands until it begins").isEqualTo(DAWN);

        clock.begin(DAWN);

        assertThat(clock.now()).isEqualTo(DAWN);
    }

    @Test
    void asFastAsItGoesItIsTimeForEverythingAndTheClockFollows() {
        FeedClock clock = new FeedClock(DAWN, Optional.empty(), nanos::get);

        assertThat(isTime(clock, "23:00")).isTrue();
        assertThat(clock.now()).isEqualTo(Instant.parse("2024-11-30T23:00:00Z"));
        assertThat(isTime(clock, "05:00")).isTrue();
        assertThat(clock.now()).as("never back").isEqualTo(Instant.parse("2024-11-30T23:00:00Z"));
    }

    @Test
    void itStandsWhilePausedAndGoesOnFromThere() {
        FeedClock clock = clock(60.0);
        clock.begin(DAWN);
        pass(Duration.ofSeconds(10));
        clock.pause();
        pass(Duration.ofHours(3));

        assertThat(clock.now()).isEqualTo(DAWN.plus(Duration.ofMinutes(10)));
        assertThat(isTime(clock, "04:10")).as("while it stands nothing is told").isFalse();

        clock.resume();
        pass(Duration.ofSeconds(5));
        assertThat(clock.now()).isEqualTo(DAWN.plus(Duration.ofMinutes(15)));
    }

    @Test
    void aStepTellsWhatComesNextAndTheClockStandsThere() {
        FeedClock clock = clock(1.0);
        clock.begin(DAWN);

        clock.step(2);

        assertThat(isTime(clock, "06:00")).isTrue();
        assertThat(isTime(clock, "07:00")).isTrue();
        assertThat(isTime(clock, "07:00")).isFalse();
        assertThat(clock.isPaused()).isTrue();
        assertThat(clock.now()).isEqualTo(Instant.parse("2024-11-30T07:00:00Z"));
        assertThatThrownBy(() -> clock.step(0)).hasMessageContaining("a step of 0");
    }

    @Test
    void whatIsNoStepComesWithTheNextThatIs() {
        FeedClock clock = clock(1.0);
        clock.begin(DAWN);

        clock.step(1);

        assertThat(clock.reaches(at("06:00"), Duration.ZERO, false)).isTrue();
        assertThat(clock.reaches(at("06:30"), Duration.ZERO, true)).isTrue();
        assertThat(clock.reaches(at("06:30"), Duration.ZERO, false)).isFalse();
    }

    @Test
    void anotherSpeedCountsFromNowOn() {
        FeedClock clock = clock(60.0);
        clock.begin(DAWN);
        pass(Duration.ofSeconds(60));
        clock.speed(Optional.of(3_600.0));
        pass(Duration.ofSeconds(1));

        assertThat(clock.now()).isEqualTo(DAWN.plus(Duration.ofHours(2)));
        assertThat(clock.speed()).contains(3_600.0);
    }

    @Test
    void whoWaitsIsWokenByAnyoneWhoSetsTheClock() throws Exception {
        FeedClock clock = new FeedClock(DAWN, Optional.of(1.0), System::nanoTime);
        clock.begin(DAWN);
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> clock.reaches(at("20:00"), Duration.ofSeconds(30), true));

        clock.speed(Optional.empty());

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void onceStoppedNothingIsTold() throws Exception {
        FeedClock clock = new FeedClock(DAWN, Optional.of(1.0), System::nanoTime);
        clock.begin(DAWN);
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> clock.reaches(at("20:00"), Duration.ofSeconds(30), true));

        clock.stop();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(clock.isStopped()).isTrue();
    }

    @Test
    void aSpeedIsANumberAboveNothing() {
        assertThatThrownBy(() -> clock(0.0)).hasMessageContaining("a speed of 0.0 is none");
        assertThatThrownBy(() -> clock(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> clock(1.0).speed(Optional.of(Double.POSITIVE_INFINITY)))
                .hasMessageContaining("Infinity");
    }

    @Test
    void aSpeedBeyondAllMeasureIsNoFault() {
        FeedClock clock = clock(Double.MAX_VALUE);
        clock.begin(DAWN);
        pass(Duration.ofDays(1));

        assertThat(isTime(clock, "23:00")).isTrue();
    }

    private FeedClock clock(double speed) {
        return new FeedClock(DAWN, Optional.of(speed), nanos::get);
    }

    private void pass(Duration span) {
        nanos.addAndGet(span.toNanos());
    }

    private static boolean isTime(FeedClock clock, String time) {
        return clock.reaches(at(time), Duration.ZERO, true);
    }

    private static Instant at(String time) {
        return Instant.parse("2024-11-30T" + time + ":00Z");
    }
}
