package org.claimline.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * When a report or a decision was sent, as a header of its record that goes along with the claims, states, changes and alerts that come of it: the
 * way from report to state is measured by it. A record's timestamp cannot tell: it is the time of publication. Nothing is decided by it.
 */
public final class SentAt {
    /** Milliseconds since the epoch in decimal digits, by the clock of who sent it. */
    public static final String HEADER = "claimline-sent-at";

    private static final int LONGEST = 18;

    /** A year of five digits and more is none that timers and pages can count with. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String MOMENT = "[0-9]{1,18}";

    private SentAt() {}

    /** The header that says so. */
    public static Header header(Instant time) {
        return header(HEADER, time);
    }

    /** A header that tells a moment. */
    public static Header header(String name, Instant time) {
        return new RecordHeader(name, Long.toString(time.toEpochMilli()).getBytes(StandardCharsets.US_ASCII));
    }

    /** When it was sent; empty where nobody said so. */
    public static Optional<Instant> of(Headers headers) {
        return moment(headers, HEADER);
    }

    /** The moment that the last header of the name tells; empty where there is none or it tells none. */
    public static Optional<Instant> moment(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .filter(value -> value.length <= LONGEST)
                .map(value -> new String(value, StandardCharsets.US_ASCII))
                .filter(told -> told.matches(MOMENT))
                .map(told -> Instant.ofEpochMilli(Long.parseLong(told)))
                .filter(told -> !told.isAfter(LAST));
    }

    /** Headers for what comes of a record, to which more can be added: when it was sent, if it says so, and nothing else of it. */
    public static Headers along(Headers record) {
        // made anew: what tells no moment may be of any size, and would go along with each of a thousand claims
        return of(record).map(sent -> new RecordHeaders(List.of(header(sent)))).orElseGet(RecordHeaders::new);
    }
}
