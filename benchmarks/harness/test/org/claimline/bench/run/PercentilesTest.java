package org.claimline.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void ofOneToAHundredThePercentileIsTheNumber() {
        Percentiles percentiles = new Percentiles(
                LongStream.rangeClosed(1, 100).map(value -> 101 - value).toArray());
        assertThat(percentiles.at(50)).isEqualTo(50);
        assertThat(percentiles.at(95)).isEqualTo(95);
        assertThat(percentiles.at(99)).isEqualTo(99);
        assertThat(percentiles.at(100)).isEqualTo(100);
    }

    @Test
    void oneSlowOneOfAThousandIsAbove99ButNotAbove99Point9() {
        long[] values = new long[1_000];
        values[17] = 5_000;
        assertThat(new Percentiles(values).at(99)).isZero();
        assertThat(new Percentiles(values).at(99.95)).isEqualTo(5_000);
    }

    @Test
    void aSingleValueIsEveryPercentile() {
        assertThat(new Percentiles(new long[] {42}).at(1)).isEqualTo(42);
        assertThat(new Percentiles(new long[] {42}).at(99)).isEqualTo(42);
    }

    @Test
    void refusesNothingAndZero() {
        assertThatIllegalStateException().isThrownBy(() -> new Percentiles(new long[0]).at(50));
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentiles(new long[] {1}).at(0));
    }

    @Test
    void severalRoundsAreTheirMedianAndHowFarTheySpread() {
        assertThat(Spreading.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spreading(2, 1, 3));
        assertThat(Spreading.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
        assertThat(Spreading.of(List.of(3.0, 1.0, 2.0)).shown(1)).isEqualTo("2.0 (1.0-3.0)");
        assertThat(Spreading.of(List.of(3.0)).shown(0)).isEqualTo("3");
    }
}
