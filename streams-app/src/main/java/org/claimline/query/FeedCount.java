package org.claimline.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what fell when, in buckets of one length: the shortest of a ladder with which there are no more than {@link #MOST}. Each length is a
 * multiple of the one before, and each bucket lies within one of the next length, so that what was counted in short ones can be counted again
 * in longer ones. Days begin at midnight UTC, weeks on Monday.
 */
final class FeedCount {
    /** Buckets, empty ones included. */
    static final int MOST = 400;

    private static final List<Duration> LADDER = List.of(
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(28));

    /** 1970 began on a Thursday. */
    private static final long MONDAY = Duration.ofDays(4).toMillis();

    private final FeedView.@Nullable Span eventTime;
    private final FeedView.@Nullable Span knownTime;
    private final long length;
    private final long first;
    private final int[] claims;
    private final int[] disputes;

    FeedCount(FeedView.@Nullable Span eventTime, FeedView.@Nullable Span knownTime) {
        this.eventTime = eventTime;
        this.knownTime = knownTime;
        this.length = eventTime == null ? LADDER.get(0).toMillis() : length(eventTime.first(), eventTime.last());
        this.first = eventTime == null ? 0 : number(eventTime.first(), length);
        int buckets = eventTime == null ? 0 : (int) (number(eventTime.last(), length) - first) + 1;
        this.claims = new int[buckets];
        this.disputes = new int[buckets];
    }

    private static long length(Instant from, Instant to) {
        for (Duration length : LADDER) {
            if (fits(from, to, length.toMillis())) {
                return length.toMillis();
            }
        }
        long length = LADDER.get(LADDER.size() - 1).toMillis();
        while (!fits(from, to, length)) {
            length *= 2;
        }
        return length;
    }

    private static boolean fits(Instant from, Instant to, long length) {
        return number(to, length) - number(from, length) < MOST;
    }

    private static long number(Instant at, long length) {
        return Math.floorDiv(at.toEpochMilli() - MONDAY, length);
    }

    /** So many claims are of that time. */
    void claims(Instant at, int many) {
        claims[(int) (number(at, length) - first)] += many;
    }

    /** A dispute opened then; one of a claim that is not known of here yet, or not any more, is left out. */
    void dispute(Instant openedAt) {
        long bucket = number(openedAt, length) - first;
        if (bucket >= 0 && bucket < disputes.length) {
            disputes[(int) bucket]++;
        }
    }

    FeedView view() {
        return new FeedView(
                eventTime,
                knownTime,
                length,
                IntStream.range(0, claims.length)
                        .filter(i -> claims[i] > 0 || disputes[i] > 0)
                        .mapToObj(i -> new FeedView.Bucket(
                                Instant.ofEpochMilli((first + i) * length + MONDAY), claims[i], disputes[i]))
                        .toList());
    }
}
