package org.claimline.replay;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it is listed.
 *
 * @param name      its name; {@code view=NAME} asks it
 * @param state     where it stands
 * @param from      first instant of the span, by publication
 * @param until     end of the span, exclusive
 * @param zone      the zone whose days were meant
 * @param origin    where its reports come from: {@code topic}, or a file or directory
 * @param cold      whether what was reported before the span is left out
 * @param registers which registers: {@code live}, {@code as-of TIME}, or a directory
 * @param speed     how many times faster than life; null for as fast as it goes
 * @param feedTime  the feed's time; null before the clock runs
 * @param reports   how many reports
 * @param startedAt when it was begun
 * @param endedAt   when it ended; null before
 * @param page      where the process that runs it answers; null where none does
 * @param prefix    what stands before the names of its topics
 * @param problem   why it stopped; null where it did not
 */
public record ReplayStatus(
        String name,
        ReplayState state,
        Instant from,
        Instant until,
        String zone,
        String origin,
        boolean cold,
        String registers,
        @Nullable Double speed,
        @Nullable Instant feedTime,
        Reports reports,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable URI page,
        String prefix,
        @Nullable String problem) {

    /**
     * How many reports; a revision counts as one.
     *
     * @param before  of before the span, folded silently
     * @param inSpan  of the span
     * @param told    of those, how many the feed's clock has reached
     * @param after   of after the span, left out
     */
    public record Reports(long before, long inSpan, long told, long after) {}

    ReplayStatus with(ReplayState stands, @Nullable Double goesAt, @Nullable Instant time) {
        return new ReplayStatus(
                name, stands, from, until, zone, origin, cold, registers, goesAt, time, reports, startedAt, endedAt,
                page, prefix, problem);
    }
}
