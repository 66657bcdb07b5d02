package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.claimline.avro.Assertion;
import org.claimline.avro.Position;
import org.claimline.avro.Stance;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContendersTest {
    @Test
    void areThePartiesThatAreSaidToHoldItOrToBeInIt() {
        TownState state = state(Status.CONTESTED, null);
        state.put("proOpposition", List.of(position(Stance.PRO_OPPOSITION, Assertion.CAPTURED, "opposition")));
        state.put("proRegime", List.of(position(Stance.PRO_REGIME, Assertion.PRESENT, "regime")));

        assertThat(Contenders.of(state)).containsExactly("regime", "opposition");
    }

    @Test
    void areNotThoseWhoAreSaidToBeGoneOrStruck() {
        TownState state = state(Status.CONTESTED, null);
        state.put(
                "neutral",
                List.of(
                        position(Stance.NEUTRAL, Assertion.WITHDREW, "regime"),
                        position(Stance.NEUTRAL, Assertion.STRUCK, "regime"),
                        position(Stance.NEUTRAL, Assertion.ENTERED, "opposition"),
                        position(Stance.NEUTRAL, Assertion.FIGHTING, null)));

        assertThat(Contenders.of(state)).containsExactly("opposition");
    }

    @Test
    void areTheCampsFirstThenOthersByTheirIds() {
        TownState state = state(Status.CONTESTED, "sdf");
        state.put("proOther", List.of(position(Stance.PRO_OTHER, Assertion.CONTROLS, "isis")));
        state.put("proOpposition", List.of(position(Stance.PRO_OPPOSITION, Assertion.ENTERED, "opposition")));

        assertThat(Contenders.of(state)).containsExactly("opposition", "isis", "sdf");
    }

    @Test
    void whoDeniesTheOtherContends() {
        TownState state = state(Status.CONTESTED, null);
        state.put("proOpposition", List.of(position(Stance.PRO_OPPOSITION, Assertion.CAPTURED, "opposition")));
        state.put("proRegime", List.of(position(Stance.PRO_REGIME, Assertion.DENIED, "opposition")));

        assertThat(Contenders.of(state)).containsExactly("regime", "opposition");
    }

    @Test
    void nobodyContendsWhereNothingIsContested() {
        TownState state = state(Status.CLAIMED, "regime");
        state.put("proOpposition", List.of(position(Stance.PRO_OPPOSITION, Assertion.CAPTURED, "opposition")));

        assertThat(Contenders.of(state)).isEmpty();
    }

    private static TownState state(Status status, @Nullable String controller) {
        TownState state = new TownState();
        state.put("status", status);
        state.put("controller", controller);
        state.put("proRegime", List.of());
        state.put("proOpposition", List.of());
        state.put("neutral", List.of());
        state.put("proOther", List.of());
        return state;
    }

    private static Position position(Stance stance, Assertion assertion, @Nullable String party) {
        Position position = new Position();
        position.put("stance", stance);
        position.put("assertion", assertion);
        position.put("party", party);
        return position;
    }
}
