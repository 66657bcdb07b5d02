package org.claimline.claim;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * When a thing is said to have happened: a best estimate and the interval it stands for. An interval ends at the claim's known
 * time at the latest, for nobody reports what has not happened yet (rule 10).
 *
 * @param estimate  best estimate; the fold goes by it
 * @param precision what the interval was made from
 * @param earliest  first instant of the interval, inclusive
 * @param latest    last instant of the interval, inclusive; never before {@code earliest}
 */
public record EventTime(Instant estimate, Precision precision, Instant earliest, Instant latest) {

    public EventTime {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("the event's interval begins (" + earliest
                    + ") after the claim was known (" + latest + "): nobody can report what has not happened yet");
        }
    }

    /**
     * The interval of {@code estimate} at {@code precision}, cut at {@code knownTime}.
     *
     * @param offset the offset the time was written with; it gives the local day of {@link Precision#DAY}
     * @throws IllegalArgumentException if the interval begins after {@code knownTime}
     */
    public static EventTime of(Instant estimate, Precision precision, ZoneOffset offset, Instant knownTime) {
        Instant earliest = earliest(estimate, precision, offset);
        Instant latest =
                switch (precision) {
                    case INSTANT -> estimate;
                    case HOUR -> estimate.plus(Duration.ofMinutes(30));
                    case PART_OF_DAY -> estimate.plus(Duration.ofHours(3));
                    case DAY -> earliest.plus(Duration.ofDays(1)).minusMillis(1);
                };
        return new EventTime(estimate, precision, earliest, latest.isAfter(knownTime) ? knownTime : latest);
    }

    /** The first instant that {@code estimate} at {@code precision} may stand for. */
    public static Instant earliest(Instant estimate, Precision precision, ZoneOffset offset) {
        return switch (precision) {
            case INSTANT -> estimate;
            case HOUR -> estimate.minus(Duration.ofMinutes(30));
            case PART_OF_DAY -> estimate.minus(Duration.ofHours(3));
            case DAY -> estimate.atOffset(offset).truncatedTo(ChronoUnit.DAYS).toInstant();
        };
    }

    /** Whether the two may have happened in either order. */
    public boolean overlaps(EventTime other) {
        return !earliest.isAfter(other.latest) && !other.earliest.isAfter(latest);
    }
}
