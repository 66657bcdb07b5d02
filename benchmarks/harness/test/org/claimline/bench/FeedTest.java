package org.claimline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.claimline.avro.SourceReport;
import org.claimline.bench.feed.Feed;
import org.claimline.bench.feed.FeedRegisters;
import org.claimline.bench.feed.FeedShape;
import org.claimline.bench.feed.Spread;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final FeedShape SHAPE = new FeedShape(7, 200, Spread.UNIFORM, 0.02, false);

    @Test
    void theSameSeedIsTheSameFeed() throws IOException {
        Feed one = new Feed(SHAPE);
        Feed other = new Feed(SHAPE);
        for (int report = 0; report < 5_000; report++) {
            assertThat(bytes(one.next())).isEqualTo(bytes(other.next()));
        }
    }

    @Test
    void anotherSeedIsAnotherFeed() {
        assertThat(reports(SHAPE, 50)).isNotEqualTo(reports(new FeedShape(8, 200, Spread.UNIFORM, 0.02, false), 50));
    }

    @Test
    void theSharesAreWhatItSays() {
        Feed feed = new Feed(SHAPE);
        for (int report = 0; report < 100_000; report++) {
            feed.next();
        }
        Feed.Counts counts = feed.counts();
        assertThat(counts.records()).isEqualTo(100_000);
        assertThat(counts.duplicates()).isCloseTo(FeedShape.DUPLICATES, within(0.003));
        assertThat(counts.corrections()).isCloseTo(FeedShape.CORRECTIONS, within(0.002));
        assertThat(counts.late()).isCloseTo(FeedShape.LATE, within(0.003));
        assertThat(counts.contradicting()).isCloseTo(0.02, within(0.003));
        assertThat(counts.changes()).isCloseTo(FeedShape.CHANGES_OF_HANDS, within(0.001));
    }

    /** What was counted is also what can be seen in the reports. */
    @Test
    void whatIsSentAgainIsTheVerySameReport() throws IOException {
        Map<ByteBuffer, Integer> seen = new HashMap<>();
        for (SourceReport report : reports(SHAPE, 20_000)) {
            seen.merge(ByteBuffer.wrap(bytes(report)), 1, Integer::sum);
        }
        assertThat((20_000.0 - seen.size()) / 20_000).isCloseTo(FeedShape.DUPLICATES, within(0.01));
    }

    @Test
    void aReportHasAboutFourHundredBytesAndOneClaim() throws IOException {
        long bytes = 0;
        for (SourceReport report : reports(SHAPE, 2_000)) {
            assertThat(report.getClaims()).hasSizeLessThanOrEqualTo(1);
            bytes += bytes(report).length;
        }
        assertThat(bytes / 2_000.0).isBetween(350.0, 450.0);
    }

    @Test
    void nothingIsToldBeforeItHappened() {
        reports(SHAPE, 5_000).forEach(report -> report.getClaims()
                .forEach(claim -> assertThat(claim.getEventTime()).isBeforeOrEqualTo(report.getPublishedAt())));
    }

    @Test
    void zipfTellsOfTheFirstTownMostAndUniformOfAllAlike() {
        assertThat(shareOfFirst(Spread.ZIPF)).isCloseTo(0.17, within(0.02));
        assertThat(shareOfFirst(Spread.UNIFORM)).isCloseTo(0.005, within(0.003));
    }

    @Test
    void everyTownHasANameOfItsOwn() {
        FeedShape large = new FeedShape(7, 100_000, Spread.UNIFORM, 0.02, false);
        assertThat(FeedRegisters.of(large).places().stream().map(place -> place.getName()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFeedIsNamedByTownsAndSpread() {
        assertThat(FeedShape.of("200-zipf", 7, 0.02)).isEqualTo(new FeedShape(7, 200, Spread.ZIPF, 0.02, false));
        assertThat(FeedShape.of("10-uniform-random", 7, 0.02).word()).isEqualTo("10-uniform-random");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedShape.of("zipf", 7, 0.02))
                .withMessageContaining("200-zipf");
    }

    private static double shareOfFirst(Spread spread) {
        List<SourceReport> reports = reports(new FeedShape(7, 200, spread, 0.02, false), 10_000);
        return reports.stream()
                        .filter(report -> report.getClaims().stream()
                                .anyMatch(claim -> claim.getPlace().equals(FeedRegisters.name(0))))
                        .count()
                / 10_000.0;
    }

    private static List<SourceReport> reports(FeedShape shape, int count) {
        Feed feed = new Feed(shape);
        return Stream.generate(feed::next).limit(count).toList();
    }

    private static byte[] bytes(SourceReport report) throws IOException {
        ByteBuffer buffer = report.toByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
