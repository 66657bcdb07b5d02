package org.claimline.web;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URLEncoder;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for: at most {@code limit} entries ({@value #DEFAULT_LIMIT}, never more than {@value #MAX_LIMIT}), after
 * those that were shown. A list is cut by a key that orders it, not by a count, so that entries which come or go between two pages
 * make no other entry appear twice or be missed. A cursor belongs to one list with its filters; elsewhere it is refused.
 *
 * <p>Bound from a request with {@code @RequestBean}; answered with {@link Answers#page}.
 *
 * @param limit  how many entries at most
 * @param cursor from the {@code Link} header of the page before
 */
@Introspected
record Paging(
        HttpRequest<?> request,

        @Parameter(
                description = "How many entries at most.",
                schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
        @QueryValue
        @Nullable String limit,

        @Parameter(
                description =
                        "Where to go on. Opaque: take the whole address of the next page from the header Link of the page before.")
        @QueryValue
        @Nullable String cursor) {
    static final int DEFAULT_LIMIT = 1_000;
    static final int MAX_LIMIT = 10_000;

    private static final int UNSIGNED_DIGITS = 20;
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";

    /**
     * One page.
     *
     * @param next where the page after this one is, as a reference relative to the server; empty on the last page
     */
    record Page<T>(List<T> entries, Optional<String> next) {}

    /** A key that orders as its parts do, one after the other. */
    static String key(String... parts) {
        return String.join("\0", parts);
    }

    /** A number as a part of a key. */
    static String part(long number) {
        String digits = Long.toUnsignedString(number ^ Long.MIN_VALUE);
        return "0".repeat(UNSIGNED_DIGITS - digits.length()) + digits;
    }

    /**
     * The page of {@code all} that is asked for.
     *
     * @param key what orders {@code all}: each entry's is greater than that of the entry before
     */
    <T> Page<T> page(List<T> all, Function<T, String> key) {
        int most = most();
        int from = after().map(last -> firstAfter(all, key, last)).orElse(0);
        int to = Math.min(all.size(), from + most);
        return new Page<>(
                List.copyOf(all.subList(from, to)),
                to < all.size() && to > from ? Optional.of(address(key.apply(all.get(to - 1)))) : Optional.empty());
    }

    /** The key after which the page asked for begins; empty for the first page. For lists that are cut elsewhere. */
    Optional<String> after() {
        return Parameters.text(cursor).map(this::keyIn);
    }

    /** A page that was cut elsewhere, at {@link #after} and {@link #most}; {@code last} is the key of its last entry where more follow. */
    <T> Page<T> page(List<T> entries, Optional<String> last) {
        return new Page<>(entries, last.map(this::address));
    }

    /** A page of a list that begins after {@link #after} and has one entry more than {@code most} where more follow. */
    <T> Page<T> firstOf(List<T> entries, int most, Function<T, String> key) {
        return entries.size() <= most
                ? page(entries, Optional.empty())
                : page(entries.subList(0, most), Optional.of(key.apply(entries.get(most - 1))));
    }

    private static <T> int firstAfter(List<T> all, Function<T, String> key, String last) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.apply(all.get(middle)).compareTo(last) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many entries are asked for at most. */
    int most() {
        return Parameters.text(limit)
                .map(text -> {
                    boolean number = text.matches("\\d{1,9}");
                    int asked = number ? Integer.parseInt(text) : 0;
                    if (asked < 1 || asked > MAX_LIMIT) {
                        throw new BadParameterException(
                                LIMIT,
                                text,
                                "is no whole number from 1 to " + MAX_LIMIT
                                        + "; for more, follow the Link header of each page to the next");
                    }
                    return asked;
                })
                .orElse(DEFAULT_LIMIT);
    }

    /** This list from after {@code key} on, with the filters and the limit of the request. */
    private String address(String key) {
        return addressAt(cursorAfter(key));
    }

    /** This list from {@code cursor} on, with the filters and the limit of the request; for lists with cursors of their own. */
    String addressAt(String cursor) {
        List<String> query = new ArrayList<>();
        request.getParameters().forEach((name, values) -> {
            if (!name.equals(CURSOR)) {
                values.forEach(value -> query.add(encoded(name) + "=" + encoded(value)));
            }
        });
        query.add(CURSOR + "=" + cursor);
        return request.getUri().getRawPath() + "?" + String.join("&", query);
    }

    private String cursorAfter(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer cursorBytes = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(mark(bytes))
                .put(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursorBytes.array());
    }

    private String keyIn(String given) {
        try {
            ByteBuffer read = ByteBuffer.wrap(Base64.getUrlDecoder().decode(given));
            int mark = read.getInt();
            byte[] key = new byte[read.remaining()];
            read.get(key);
            if (mark == mark(key)) {
                return new String(key, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw strange(given, e);
        }
        throw strange(given, null);
    }

    private static BadParameterException strange(String given, @Nullable Throwable cause) {
        BadParameterException strange = new BadParameterException(
                CURSOR,
                given,
                "is no cursor of this list with these filters; leave it out to begin with the first page, and take the next page's"
                        + " address from the Link header as it is");
        if (cause != null) {
            strange.initCause(cause);
        }
        return strange;
    }

    /** Ties a cursor to its list: path and filters. */
    private int mark(byte[] key) {
        String filters = new TreeMap<>(request.getParameters().asMap())
                .entrySet().stream()
                        .filter(e -> !e.getKey().equals(LIMIT) && !e.getKey().equals(CURSOR))
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"));
        CRC32 crc = new CRC32();
        crc.update((request.getPath() + "\n" + filters + "\n").getBytes(StandardCharsets.UTF_8));
        crc.update(key);
        return (int) crc.getValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
