package org.claimline.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the feed runs: from when to when, and how much of it fell when. What a slider over time needs.
 *
 * @param eventTime    from the first to the last event time that was ever told, in claims that ended since too; null where nothing was told
 * @param knownTime    from the first to the last time at which something became known; null where nothing was told
 * @param bucketMillis how long a bucket is, in milliseconds
 * @param buckets      those in which something fell, the oldest first
 */
public record FeedView(@Nullable Span eventTime, @Nullable Span knownTime, long bucketMillis, List<Bucket> buckets) {

    public FeedView {
        buckets = List.copyOf(buckets);
    }

    /** From the first to the last, both included. */
    @Schema(name = "FeedSpan")
    public record Span(Instant first, Instant last) {
        /** Around all of them; null where there is none. */
        static @Nullable Span around(Stream<@Nullable Span> spans) {
            return spans.flatMap(Stream::ofNullable).reduce(Span::with).orElse(null);
        }

        private Span with(Span other) {
            return new Span(
                    first.isAfter(other.first) ? other.first : first, last.isBefore(other.last) ? other.last : last);
        }
    }

    /**
     * What fell between {@code at} and the next bucket's.
     *
     * @param claims   claims that stand, by their event time
     * @param disputes disputes, by when they opened
     */
    @Schema(name = "FeedBucket")
    public record Bucket(Instant at, int claims, int disputes) {}

    /** Of all towns, as those that hold some of them tell it. */
    static FeedView of(List<FeedView> parts, Stream<Instant> disputesOpened) {
        FeedCount count = new FeedCount(
                Span.around(parts.stream().map(FeedView::eventTime)),
                Span.around(parts.stream().map(FeedView::knownTime)));
        parts.forEach(part -> part.buckets().forEach(bucket -> count.claims(bucket.at(), bucket.claims())));
        disputesOpened.forEach(count::dispute);
        return count.view();
    }

    /** Of some towns, without their disputes. */
    static FeedView ofTowns(List<TownTimes> towns) {
        FeedCount count = new FeedCount(
                Span.around(towns.stream().map(TownTimes::eventTime)),
                Span.around(towns.stream().map(TownTimes::knownTime)));
        towns.forEach(town -> town.eachStanding(at -> count.claims(at, 1)));
        return count.view();
    }
}
