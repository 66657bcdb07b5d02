package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlatnessTest {
    @Test
    void whatGrowsAllTheTimeIsNotFlat() {
        assertThat(resident(i -> 100 + i).growth()).isCloseTo(0.175, within(0.01));
    }

    @Test
    void warmingUpAndOnePeakAreNoGrowth() {
        assertThat(resident(i -> i < 10 ? 50 : i == 38 ? 900 : 100).growth()).isZero();
    }

    @Test
    void tooFewSamplesSayNothing() {
        assertThatThrownBy(() -> Flatness.of(List.of(), Sample::resident)).hasMessageContaining("too few");
    }

    private static Flatness resident(IntToDoubleFunction of) {
        return Flatness.of(
                IntStream.range(0, 40)
                        .mapToObj(i -> new Sample(of.applyAsDouble(i), 1, 1, 1))
                        .toList(),
                Sample::resident);
    }
}
