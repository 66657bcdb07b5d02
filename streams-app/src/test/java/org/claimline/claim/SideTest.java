package org.claimline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sides, and the claims and parties that are named by them. */
class SideTest {
    private static final Side SDF = new Side("sdf");

    @Test
    void onlyTheTwoCampsAreOpposed() {
        assertThat(Side.REGIME.opposingCamp()).contains(Side.OPPOSITION);
        assertThat(Side.OPPOSITION.opposingCamp()).contains(Side.REGIME);
        assertThat(SDF.opposingCamp()).isEmpty();
        assertThat(Side.NOBODY.opposingCamp()).isEmpty();
        assertThat(Side.REGIME.isOpposingCampOf(Side.OPPOSITION)).isTrue();
        assertThat(Side.REGIME.isOpposingCampOf(SDF)).isFalse();
    }

    @Test
    void aSideIsItsId() {
        assertThat(new Side("sdf"))
                .isEqualTo(SDF)
                .hasSameHashCodeAs(SDF)
                .isNotEqualTo(Side.REGIME)
                .hasToString("sdf");
        assertThat(SDF).isGreaterThan(Side.REGIME).isEqualByComparingTo(new Side("sdf"));
        assertThat(Side.NOBODY.isNobody()).isTrue();
        assertThat(SDF.isNobody()).isFalse();
        assertThatThrownBy(() -> new Side(" ")).hasMessageContaining("needs an id");
    }

    @Test
    void aFactionIsAnotherPartyOfItsSide() {
        assertThat(Subject.of(SDF).isFaction()).isFalse();
        assertThat(new Subject(Side.OPPOSITION, "sna").isFaction()).isTrue();
    }

    @Test
    void whoSpeaksForASideHasItsStance() {
        assertThat(Stance.of(Side.REGIME)).isEqualTo(Stance.PRO_REGIME);
        assertThat(Stance.of(Side.OPPOSITION)).isEqualTo(Stance.PRO_OPPOSITION);
        assertThat(Stance.of(SDF)).isEqualTo(Stance.PRO_OTHER);
        assertThatThrownBy(() -> new Speaker(
                        "wire",
                        Optional.empty(),
                        Stance.NEUTRAL,
                        Optional.of(SDF),
                        Optional.empty(),
                        true,
                        true,
                        Reliability.A,
                        ClaimantCondition.FREE))
                .hasMessageContaining("a neutral claimant has no side: wire");
    }

    @Test
    void aGradeIsAtLeastItselfAndWhatIsWorse() {
        assertThat(Reliability.B.isAtLeast(Reliability.B)).isTrue();
        assertThat(Reliability.A.isAtLeast(Reliability.B)).isTrue();
        assertThat(Reliability.C.isAtLeast(Reliability.B)).isFalse();
    }

    @Test
    void aClaimIsNamedBySourceReportAndClaimInThisOrder() {
        ClaimKey key = new ClaimKey("s", "r", "c");

        assertThat(key).hasToString("s/r/c").isEqualByComparingTo(new ClaimKey("s", "r", "c"));
        assertThat(key)
                .isLessThan(new ClaimKey("t", "a", "a"))
                .isLessThan(new ClaimKey("s", "s", "a"))
                .isLessThan(new ClaimKey("s", "r", "d"));
    }
}
