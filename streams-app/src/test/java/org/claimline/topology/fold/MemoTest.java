package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {
    private final List<List<String>> made = new ArrayList<>();
    private final Memo<List<String>, String> memo = new Memo<>(16, key -> {
        made.add(key);
        return key.get(0) + "!";
    });

    @Test
    void whatWasMadeOfAnObjectIsNotMadeAgain() {
        List<String> key = List.of("hama");

        assertThat(memo.of(key)).isEqualTo("hama!").isSameAs(memo.of(key));
        assertThat(made).hasSize(1);
    }

    @Test
    void anEqualObjectIsAnother() {
        assertThat(memo.of(List.of("hama"))).isEqualTo("hama!");
        assertThat(memo.of(List.of("hama"))).isEqualTo("hama!");
        assertThat(made).hasSize(2);
    }

    @Test
    void itHoldsNoMoreThanItHasPlacesFor() {
        List<List<String>> keys =
                IntStream.range(0, 100).mapToObj(i -> List.of("town " + i)).toList();
        keys.forEach(memo::of);
        made.clear();

        assertThat(keys).allSatisfy(key -> assertThat(memo.of(key)).isEqualTo(key.get(0) + "!"));
        assertThat(made).hasSizeGreaterThanOrEqualTo(100 - 16);
    }

    @Test
    void itsPlacesAreAPowerOfTwo() {
        assertThatThrownBy(() -> new Memo<String, String>(100, key -> key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100");
    }
}
