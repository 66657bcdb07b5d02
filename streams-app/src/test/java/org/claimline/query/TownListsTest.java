package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TownListsTest {
    @Test
    void aListHoldsTheLatestInOrderAndTellsHowManyCameBefore() {
        TownLists.Latest<Integer> latest =
                TownLists.Latest.of(List.of(3, 1, 5, 2, 4), Comparator.<Integer>naturalOrder(), 2);

        assertThat(latest.items()).containsExactly(4, 5);
        assertThat(latest.more()).isEqualTo(3);
    }

    @Test
    void aShortListIsWhole() {
        TownLists.Latest<Integer> latest = TownLists.Latest.of(List.of(2, 1), Comparator.<Integer>naturalOrder(), 2);

        assertThat(latest.items()).containsExactly(1, 2);
        assertThat(latest.more()).isZero();
        assertThat(latest.map(String::valueOf).items()).containsExactly("1", "2");
    }
}
