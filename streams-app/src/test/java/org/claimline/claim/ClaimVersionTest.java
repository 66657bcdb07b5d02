package org.claimline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a version of a claim is in force, and in which order versions are folded. */
class ClaimVersionTest {
    private static final Instant FROM = Instant.parse("2024-11-30T15:00:00Z");
    private static final Instant UNTIL = FROM.plusSeconds(3600);
    private static final ClaimVersion STANDING = version("c", FROM, FROM, FROM);

    @Test
    void isKnownFromItsBeginningAndUntilBeforeItsEnd() {
        ClaimVersion ended = STANDING.inForceUntil(Optional.of(UNTIL));

        assertThat(ended.knownAt(FROM.minusMillis(1))).isFalse();
        assertThat(ended.knownAt(FROM)).isTrue();
        assertThat(ended.knownAt(UNTIL.minusMillis(1))).isTrue();
        assertThat(ended.knownAt(UNTIL)).isFalse();
        assertThat(ended.stands()).isFalse();
        assertThat(STANDING.stands()).isTrue();
        assertThat(STANDING.knownAt(UNTIL)).isTrue();
        assertThat(ended.inForceUntil(Optional.empty())).isEqualTo(STANDING);
    }

    @Test
    void anEmptySpanIsRefused() {
        assertThatThrownBy(() -> STANDING.inForceUntil(Optional.of(FROM)))
                .hasMessageContaining("claim wire/r/c would be in force over an empty span");
        assertThat(STANDING.inForceUntil(Optional.of(FROM.plusMillis(1))).stands())
                .isFalse();
    }

    @Test
    void isFoldedByEventTimeThenKnownTimeThenIdThenWhenItCameIntoForce() {
        assertThat(List.of(
                        version("z", FROM, UNTIL, UNTIL),
                        version("b", FROM.plusMillis(1), FROM.plusMillis(1), FROM.plusMillis(1)),
                        version("b", FROM.plusMillis(1), FROM.plusMillis(2), FROM.plusMillis(2)),
                        version("c", FROM.plusMillis(1), FROM.plusMillis(2), FROM.plusMillis(2)),
                        version("c", FROM.plusMillis(1), FROM.plusMillis(2), FROM.plusMillis(3))))
                .isSortedAccordingTo(ClaimVersion.FOLD_ORDER)
                .doesNotHaveDuplicates();
    }

    private static ClaimVersion version(String id, Instant at, Instant known, Instant from) {
        return new ClaimVersion(
                new ClaimKey("wire", "r", id),
                Assertion.CONTROLS,
                Subject.of(Side.REGIME),
                Extent.WHOLE,
                Certainty.ASSERTED,
                EventTime.of(at, Precision.INSTANT, ZoneOffset.UTC, known),
                known,
                from,
                Optional.empty(),
                new Speaker(
                        "wire",
                        Optional.of("Wire"),
                        Stance.NEUTRAL,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        true,
                        Reliability.B,
                        ClaimantCondition.FREE),
                "wire",
                List.of(),
                Optional.empty(),
                false);
    }
}
