package org.claimline.explain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.claimline.claim.EventTime;

/**
 * Times in words, as exact as they are known: {@code 30 Nov, evening}. A year is told only where it is another than {@code year}.
 *
 * @param zone of the reader
 * @param year the year that goes without saying
 */
record Times(ZoneId zone, int year) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final Duration NOON = Duration.ofHours(12);

    static Times around(Instant time, ZoneId zone) {
        return new Times(zone, time.atZone(zone).getYear());
    }

    /** When something is said to have happened. */
    String event(EventTime time) {
        ZonedDateTime at = time.estimate().atZone(zone);
        return switch (time.precision()) {
            case INSTANT -> clock(at);
            case HOUR -> day(at) + ", about " + CLOCK.format(at);
            case PART_OF_DAY -> day(at) + ", " + partOfDay(at.getHour());
            case DAY -> day(time.earliest().plus(NOON).atZone(zone));
        };
    }

    String instant(Instant time) {
        return clock(time.atZone(zone));
    }

    private String clock(ZonedDateTime at) {
        return day(at) + ", " + CLOCK.format(at);
    }

    private String day(ZonedDateTime at) {
        return (at.getYear() == year ? DAY : DAY_OF_YEAR).format(at);
    }

    private static String partOfDay(int hour) {
        if (hour < 5) {
            return "before dawn";
        }
        if (hour < 12) {
            return "morning";
        }
        if (hour < 17) {
            return "afternoon";
        }
        return hour < 22 ? "evening" : "late evening";
    }
}
