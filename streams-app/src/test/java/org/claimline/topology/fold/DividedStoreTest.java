package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.claimline.topology.TopicLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept in parts reads as if it were whole, and no part is larger than a changelog takes. */
class DividedStoreTest {
    private static final byte[] FIRST = TownKeys.townStart("aleppo");
    private static final byte[] END = TownKeys.townEnd("zabadani");

    private final MapStore kept = new MapStore();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itIsAStoreLikeAnyOther(long seed) {
        Random random = new Random(seed);
        NavigableMap<byte[], byte[]> expected = new TreeMap<>(Arrays::compareUnsigned);
        DividedStore store = new DividedStore(kept);
        for (int i = 0; i < 60; i++) {
            byte[] key = TownKeys.town(
                            List.of("aleppo", "hama", "homs", "zabadani").get(random.nextInt(4)))
                    .raw(random.nextInt(2))
                    .toBytes();
            if (random.nextInt(4) == 0) {
                store.delete(key);
                expected.remove(key);
            } else {
                byte[] value = value(random);
                store.put(key, value);
                expected.put(key, value);
            }
            if (random.nextInt(10) == 0) {
                store = new DividedStore(kept);
            }
            assertSame(store, expected);
        }
        for (byte[] key : List.copyOf(expected.keySet())) {
            store.delete(key);
        }
        assertThat(kept.size()).as("what is left of what was deleted").isZero();
    }

    private static byte[] value(Random random) {
        int length =
                switch (random.nextInt(5)) {
                    case 0 -> DividedStore.PART_BYTES + random.nextInt(3) - 1;
                    case 1 -> random.nextInt(4 * DividedStore.PART_BYTES);
                    case 2 -> 5;
                    default -> 1 + random.nextInt(100);
                };
        byte[] value = new byte[length];
        random.nextBytes(value);
        if (length == 5) {
            // what a value in parts leaves under its key
            System.arraycopy(new byte[] {(byte) 0xFE, 0, 0, 0, 2}, 0, value, 0, value.length);
        }
        return value;
    }

    private void assertSame(DividedStore store, NavigableMap<byte[], byte[]> expected) {
        assertThat(values(store.range(FIRST, END)))
                .isEqualTo(expected.values().stream().map(ByteBuffer::wrap).toList());
        assertThat(values(store.reverseRange(FIRST, END)))
                .isEqualTo(expected.descendingMap().values().stream()
                        .map(ByteBuffer::wrap)
                        .toList());
        expected.forEach((key, value) -> assertThat(store.get(key)).isEqualTo(value));
        assertThat(values(kept.range(new byte[0], new byte[] {-1, -1})))
                .allSatisfy(part -> assertThat(part.remaining()).isLessThanOrEqualTo(DividedStore.PART_BYTES));
    }

    private static List<ByteBuffer> values(OrderedStore.Entries entries) {
        List<ByteBuffer> values = new ArrayList<>();
        entries.forEachRemaining(entry -> values.add(ByteBuffer.wrap(entry.value())));
        entries.close();
        return values;
    }

    @Test
    void aPartThatIsMissingIsNotPassedOver() {
        DividedStore store = new DividedStore(kept);
        byte[] key = TownKeys.townStart("hama");
        store.put(key, new byte[TopicLayout.MAX_DEAD_LETTER_BYTES]);

        try (OrderedStore.Entries parts = kept.range(new byte[] {(byte) 0xFE}, new byte[] {(byte) 0xFF})) {
            kept.delete(parts.next().key());
        }

        assertThatThrownBy(() -> store.get(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lacks its part 0");
    }
}
