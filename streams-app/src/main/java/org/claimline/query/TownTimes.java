package org.claimline.query;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.claimline.topology.fold.TownRow;
import org.jspecify.annotations.Nullable;

/** When what was told of a town happened, and when it became known: eight bytes a claim, so that it is kept of every town. */
final class TownTimes {
    private final FeedView.@Nullable Span eventTime;
    private final FeedView.@Nullable Span knownTime;
    private final long[] standing;

    private TownTimes(FeedView.@Nullable Span eventTime, FeedView.@Nullable Span knownTime, long[] standing) {
        this.eventTime = eventTime;
        this.knownTime = knownTime;
        this.standing = standing;
    }

    /** @param rows every version of every claim of the town */
    static TownTimes of(List<? extends TownRow> rows) {
        return new TownTimes(
                FeedView.Span.around(rows.stream().map(row -> new FeedView.Span(row.eventTime(), row.eventTime()))),
                FeedView.Span.around(rows.stream().flatMap(TownTimes::known)),
                rows.stream()
                        .filter(row -> row.knownUntil().isEmpty())
                        .mapToLong(row -> row.eventTime().toEpochMilli())
                        .toArray());
    }

    /** A claim that ends is news too. */
    private static Stream<FeedView.Span> known(TownRow row) {
        Instant from = row.claim().knownFrom();
        return Stream.of(new FeedView.Span(from, row.knownUntil().orElse(from)));
    }

    FeedView.@Nullable Span eventTime() {
        return eventTime;
    }

    FeedView.@Nullable Span knownTime() {
        return knownTime;
    }

    /** Gives the event time of each claim that stands. */
    void eachStanding(Consumer<Instant> use) {
        Arrays.stream(standing).mapToObj(Instant::ofEpochMilli).forEach(use);
    }
}
