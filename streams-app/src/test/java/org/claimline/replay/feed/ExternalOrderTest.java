package org.claimline.replay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Whatever fits into memory, items come out in the order in which they became known. */
class ExternalOrderTest {
    private static final ExternalOrder.Limits TINY = new ExternalOrder.Limits(400, 2);

    @Property(tries = 60)
    void whateverTheMemoryTheOrderIsTheSame(
            @ForAll @IntRange(max = 120) int count,
            @ForAll @IntRange(min = 1, max = 9_000) int memory,
            @ForAll @IntRange(min = 2, max = 5) int fanIn,
            @ForAll long seed)
            throws IOException {
        List<FeedItem> items = items(count, new Random(seed));
        List<String> expected = items.stream()
                .sorted(FeedItem.ORDER)
                .map(ExternalOrderTest::text)
                .toList();

        Collections.shuffle(items, new Random(seed + 1));

        assertThat(ordered(items, new ExternalOrder.Limits(memory, fanIn))).isEqualTo(expected);
    }

    @Test
    void whatIsKnownAtOnceIsToldByWhatItIsAndNotByWhereItLies() throws IOException {
        Instant noon = Instant.parse("2024-11-30T12:00:00Z");
        FeedItem late = item(noon, "b", 0, 7, "late");
        FeedItem early = item(noon, "a", 9, 1, "early");

        assertThat(ordered(List.of(late, early), TINY)).containsExactly(text(early), text(late));
    }

    @Property(tries = 40)
    void whatIsOfTheSameRankStaysAsItCame(
            @ForAll @IntRange(max = 200) int count, @ForAll @IntRange(min = 2, max = 5) int fanIn, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        List<int[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new int[] {random.nextInt(3), i});
        }
        List<String> expected =
                all.stream().sorted(Pairs.FORM.order()).map(Arrays::toString).toList();

        assertThat(ordered(all, new ExternalOrder.Limits(4, fanIn), Pairs.FORM).stream()
                        .map(Arrays::toString))
                .containsExactlyElementsOf(expected);
    }

    /** A rank, and when it came. */
    private static final class Pairs implements ExternalOrder.Form<int[]> {
        static final Pairs FORM = new Pairs();

        @Override
        public Comparator<int[]> order() {
            return Comparator.comparing(pair -> pair[0]);
        }

        @Override
        public long weight(int[] pair) {
            return 1;
        }

        @Override
        public void write(int[] pair, DataOutputStream to) throws IOException {
            to.writeByte(pair[0]);
            to.writeInt(pair[1]);
        }

        @Override
        public int[] read(DataInputStream from) throws IOException {
            return new int[] {from.read(), from.readInt()};
        }
    }

    @Test
    void timesBeforeTheEpochComeBeforeThoseAfter() throws IOException {
        FeedItem before = item(Instant.parse("1969-12-31T00:00:00Z"), "z", 0, 0, "before");
        FeedItem after = item(Instant.parse("1970-01-02T00:00:00Z"), "a", 0, 0, "after");

        assertThat(ordered(List.of(after, before), TINY)).containsExactly(text(before), text(after));
        assertThat(before.at()).isEqualTo(Instant.parse("1969-12-31T00:00:00Z"));
    }

    @Test
    void aRecordComesBackAsItWas() throws IOException {
        FeedItem poison = FeedItem.of(
                FeedItem.Kind.DECISION,
                new FeedItem.Rank(Instant.EPOCH, "", 3, 99),
                Optional.of(3),
                12_345,
                null,
                null,
                new RecordHeaders().add("trace", new byte[] {0, 1}).add("empty", null));
        FeedItem other = item(Instant.EPOCH, "x", 1, 1, "y".repeat(2_000));

        try (ExternalOrder<FeedItem> order = new ExternalOrder<>(directory(), TINY, FeedItem.FORM)) {
            order.add(poison);
            order.add(other);
            try (ExternalOrder.Items<FeedItem> items = order.inOrder()) {
                FeedItem read = items.next().orElseThrow();
                assertThat(read.kind()).isEqualTo(FeedItem.Kind.DECISION);
                assertThat(read.partition()).contains(3);
                assertThat(read.timestamp()).isEqualTo(12_345);
                assertThat(read.key()).isNull();
                assertThat(read.value()).isNull();
                assertThat(read.headers().toArray()).isEqualTo(poison.headers().toArray());
                assertThat(items.next().orElseThrow().value()).isEqualTo(other.value());
                assertThat(items.next()).isEmpty();
            }
        }
    }

    @Test
    void nothingIsLeftOnDiskWhetherItWasReadToTheEndOrNot() throws IOException {
        Path directory = directory();
        List<FeedItem> items = items(50, new Random(1));
        try (ExternalOrder<FeedItem> order = new ExternalOrder<>(directory, TINY, FeedItem.FORM)) {
            for (FeedItem item : items) {
                order.add(item);
            }
            try (ExternalOrder.Items<FeedItem> ordered = order.inOrder()) {
                assertThat(ordered.next()).isPresent();
                assertThat(count(directory)).isPositive().isLessThanOrEqualTo(TINY.fanIn());
            }
        }
        assertThat(count(directory)).isZero();
    }

    private static List<String> ordered(List<FeedItem> items, ExternalOrder.Limits limits) throws IOException {
        return ordered(items, limits, FeedItem.FORM).stream()
                .map(ExternalOrderTest::text)
                .toList();
    }

    private static <T> List<T> ordered(List<T> items, ExternalOrder.Limits limits, ExternalOrder.Form<T> form)
            throws IOException {
        List<T> found = new ArrayList<>();
        Path directory = directory();
        try (ExternalOrder<T> order = new ExternalOrder<>(directory, limits, form)) {
            for (T item : items) {
                order.add(item);
            }
            try (ExternalOrder.Items<T> ordered = order.inOrder()) {
                for (Optional<T> next = ordered.peek(); next.isPresent(); next = ordered.peek()) {
                    assertThat(ordered.next()).containsSame(next.get());
                    found.add(next.get());
                }
            }
        }
        Files.delete(directory);
        return found;
    }

    private static List<FeedItem> items(int count, Random random) {
        List<FeedItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = Instant.ofEpochMilli(1_732_900_000_000L + random.nextInt(40) * 1_000L);
            items.add(item(at, "source-" + random.nextInt(5), random.nextInt(3), i, "value " + random.nextInt()));
        }
        return items;
    }

    private static FeedItem item(Instant at, String id, int partition, long offset, String value) {
        return FeedItem.of(
                FeedItem.Kind.REPORT,
                new FeedItem.Rank(at, id, partition, offset),
                Optional.of(partition),
                at.toEpochMilli(),
                id.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders());
    }

    private static String text(FeedItem item) {
        return item.at() + " " + new String(java.util.Objects.requireNonNull(item.value()), StandardCharsets.UTF_8);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("feed-order-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }
}
