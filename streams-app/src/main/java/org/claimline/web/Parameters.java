package org.claimline.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.claimline.query.Moment;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of requests; an empty one is as good as none. */
final class Parameters {
    /** A plus sign in an address means a space; in a time it can only have been a plus. */
    private static final Pattern LOST_PLUS = Pattern.compile(" (?=\\d\\d:?\\d\\d$)");

    private Parameters() {}

    static Moment moment(@Nullable String at, @Nullable String knownAt) {
        return new Moment(time("at", at), time("knownAt", knownAt));
    }

    static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(s -> !s.isEmpty());
    }

    static <E extends Enum<E>> Set<E> words(String name, @Nullable List<String> values, Class<E> words) {
        Set<E> found = EnumSet.noneOf(words);
        for (String value : values == null ? List.<String>of() : values) {
            for (String word : value.split(",", -1)) {
                text(word).ifPresent(w -> found.add(oneOf(name, w, words)));
            }
        }
        return found;
    }

    static <E extends Enum<E>> Optional<E> word(String name, @Nullable String value, Class<E> words) {
        return text(value).map(w -> oneOf(name, w, words));
    }

    /** Yes or no; no where nothing is said. */
    static boolean flag(String name, @Nullable String value) {
        return text(value)
                .map(word -> switch (word.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new BadParameterException(name, word, "is neither true nor false");
                })
                .orElse(false);
    }

    /** Numbers of partitions, separated by commas. */
    static Set<Integer> partitions(String name, String value) {
        Set<Integer> found = new TreeSet<>();
        for (String number : value.split(",", -1)) {
            try {
                found.add(Integer.valueOf(number.strip()));
            } catch (NumberFormatException e) {
                throw new BadParameterException(name, value, "is no list of partitions; write it like 0,2");
            }
        }
        return found;
    }

    private static <E extends Enum<E>> E oneOf(String name, String value, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(w -> w.name().equals(value.toUpperCase(Locale.ROOT)))
                .findAny()
                .orElseThrow(() -> new BadParameterException(
                        name,
                        value,
                        "is none of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(Enum::name)
                                        .filter(w -> !w.equals("UNRECOGNISED"))
                                        .collect(Collectors.joining(", "))));
    }

    /** A time zone by its name in the IANA data base, or an offset, whose plus sign may be lost. */
    static Optional<ZoneId> zone(@Nullable String value) {
        return text(value).map(text -> {
            try {
                return ZoneId.of(Character.isDigit(text.charAt(0)) ? "+" + text : text);
            } catch (DateTimeException e) {
                throw new BadParameterException("zone", text, "is no time zone; write it like Asia/Damascus or +03:00");
            }
        });
    }

    /** A time with its offset. */
    static Optional<Instant> time(String name, @Nullable String value) {
        return text(value).map(text -> {
            try {
                return OffsetDateTime.parse(LOST_PLUS.matcher(text).replaceAll("+"))
                        .toInstant();
            } catch (DateTimeException e) {
                throw new BadParameterException(
                        name, text, "is no time with an offset; write it like 2024-11-30T22:00:00+03:00");
            }
        });
    }
}
