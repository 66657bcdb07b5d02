package org.claimline.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The part of a feed that is told again, by publication.
 *
 * @param from  first instant
 * @param until end, exclusive; after {@code from}
 * @param zone  the zone whose days are meant
 */
public record Span(Instant from, Instant until, ZoneId zone) {

    public Span {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("nothing lies between " + from.atZone(zone) + " and "
                    + until.atZone(zone) + "; the end must come after the beginning");
        }
    }

    /**
     * Days of {@code zone}, from midnight to midnight, whatever the clocks there do in between.
     *
     * @param text a day such as {@code 2024-11-30}, or the first and the last of several such as {@code 2024-11-28/2024-12-05}
     * @param stop an instant at which to end earlier
     * @throws IllegalArgumentException if that is no day, or nothing is left of it
     */
    public static Span ofDays(String text, ZoneId zone, Optional<Instant> stop) {
        String[] days = text.split("/", -1);
        if (days.length > 2) {
            throw notADay(text);
        }
        LocalDate first = day(days[0], text);
        LocalDate last = day(days[days.length - 1], text);
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("\"" + text + "\" ends before it begins; write the earlier day first");
        }
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        return new Span(from, stop.filter(end::isAfter).orElse(end), zone);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** The last instant that is known in it: times are kept to the millisecond. */
    public Instant last() {
        return until.minusMillis(1);
    }

    private static LocalDate day(String day, String text) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw notADay(text);
        }
    }

    private static IllegalArgumentException notADay(String text) {
        return new IllegalArgumentException(
                "\"" + text
                        + "\" is no day; write one such as 2024-11-30, or the first and the last of several such as 2024-11-28/2024-12-05");
    }
}
