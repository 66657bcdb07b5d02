package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long buckets are, when they begin, and that nothing is lost between those who count. */
class FeedCountTest {
    /** A Wednesday. */
    private static final Instant START = Instant.parse("2024-11-27T04:05:06.789Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S,     PT15M",
        "PT99H,    PT15M",
        "PT101H,   PT1H",
        "P16D,     PT1H",
        "P17D,     PT3H",
        "P51D,     PT6H",
        "P101D,    PT24H",
        "P401D,    P7D",
        "P2801D,   P28D",
        "P11300D,  P56D",
        "P700000D, P1792D"
    })
    void bucketsAreAsShortAsAFewHundredAllow(Duration span, Duration length) {
        FeedView view = new FeedCount(new FeedView.Span(START, START.plus(span)), null).view();

        assertThat(view.bucketMillis()).isEqualTo(length.toMillis());
        assertThat(view.buckets()).isEmpty();
    }

    @Test
    void hoursDaysAndWeeksBeginWhereTheyDo() {
        assertThat(begins(Duration.ZERO)).isEqualTo("2024-11-27T04:00:00Z");
        assertThat(begins(Duration.ofDays(12))).isEqualTo("2024-11-27T04:00:00Z");
        assertThat(begins(Duration.ofDays(300))).isEqualTo("2024-11-27T00:00:00Z");
        assertThat(begins(Duration.ofDays(1_000))).as("Monday").isEqualTo("2024-11-25T00:00:00Z");
    }

    private static String begins(Duration span) {
        FeedCount count = new FeedCount(new FeedView.Span(START, START.plus(span)), null);
        count.claims(START, 1);
        return count.view().buckets().get(0).at().toString();
    }

    @Test
    void aDisputeOfWhatIsNotKnownIsLeftOut() {
        FeedCount count = new FeedCount(new FeedView.Span(START, START), null);

        count.dispute(START.minus(1, ChronoUnit.HOURS));
        count.dispute(START);
        count.dispute(START.plus(1, ChronoUnit.HOURS));

        assertThat(count.view().buckets())
                .containsExactly(new FeedView.Bucket(Instant.parse("2024-11-27T04:00:00Z"), 0, 1));
    }

    @Test
    void ofNothingNothingIsTold() {
        FeedView nothing = FeedView.of(List.of(FeedView.ofTowns(List.of())), Stream.of(START));

        assertThat(nothing)
                .isEqualTo(new FeedView(null, null, Duration.ofMinutes(15).toMillis(), List.of()));
    }

    /** However the claims lie with those who count them, and however far apart those are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 30, 500, 20_000})
    void whatPartsCountedIsWhatOneWouldHave(int days) {
        Random random = new Random(days);
        List<Instant> times = IntStream.range(0, 300)
                .mapToObj(i -> START.plusSeconds(random.nextInt(days * 86_400)))
                .sorted()
                .toList();

        FeedView whole = counted(times);
        FeedView parts = FeedView.of(
                List.of(
                        counted(times.subList(0, 250)),
                        counted(times.subList(250, 252)),
                        counted(List.of()),
                        counted(times.subList(252, 300))),
                Stream.empty());

        assertThat(parts).isEqualTo(whole);
        assertThat(whole.buckets()).hasSizeLessThanOrEqualTo(FeedCount.MOST);
        assertThat(whole.buckets().stream().mapToInt(FeedView.Bucket::claims).sum())
                .isEqualTo(300);
    }

    private static FeedView counted(List<Instant> times) {
        FeedView.Span span = times.isEmpty() ? null : new FeedView.Span(times.get(0), times.get(times.size() - 1));
        FeedCount count = new FeedCount(span, span);
        times.forEach(time -> count.claims(time, 1));
        return count.view();
    }
}
