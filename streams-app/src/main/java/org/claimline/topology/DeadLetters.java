package org.claimline.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Records of dead-letters.v1: key and value as they came, Kafka Streams' own error headers, and where a reader of ours found the faults a
 * header {@value #FAULTS} with the first 200 of them as a JSON array of {@code pointer, value, reason, wayOut}.
 *
 * <p>A record may be larger than any topic of ours takes, for brokers measure what is compressed. Of such a one the letter holds the beginning, and a header
 * {@value #CUT} says how long it was; the whole lies where it came from.
 */
public final class DeadLetters {
    public static final String FAULTS = "claimline.faults";

    /** On a letter that holds the beginnings of a record only: how many bytes of value, key and headers it had, and the value's SHA-256. */
    public static final String CUT = "claimline.cut";

    private static final int MOST_IN_MESSAGE = 5;
    /** So that headers stay far below what a record may measure. */
    private static final int MOST_IN_HEADER = 200;

    private static final int LONGEST_TRACE = 8_000;
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int MOST_FAULT_BYTES = 128 * 1024;
    private static final int LONGEST_KEY_OF_CUT = 64 * 1024;
    private static final int LONGEST_VALUE_OF_CUT = 512 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeadLetters() {}

    /** Where a record lay. */
    public record Origin(String topic, int partition, long offset) {}

    /** A record that was refused with {@code faults}. Stamped {@code now}, the time of the failure. */
    public static Record<byte[], byte[]> refused(
            Record<byte[], byte[]> record, Origin origin, List<Fault> faults, long now) {
        String message = faults.size()
                + (faults.size() == 1 ? " fault: " : " faults: ")
                + faults.stream().limit(MOST_IN_MESSAGE).map(Fault::toString).collect(Collectors.joining("; "))
                + (faults.size() > MOST_IN_MESSAGE ? "; ..." : "");
        Record<byte[], byte[]> letter = letter(record, origin, new RefusedException(message), now);
        letter.headers().add(FAULTS, firstFaults(faults));
        return letter;
    }

    /** A record that could not be read. */
    public static Record<byte[], byte[]> unreadable(
            Record<byte[], byte[]> record, Origin origin, Exception failure, long now) {
        return letter(record, origin, failure, now);
    }

    /** One for Kafka Streams to send, of a record that it handed to a handler of ours. The broker stamps it. */
    static ProducerRecord<byte[], byte[]> of(
            String topic, ErrorHandlerContext at, byte @Nullable [] key, byte @Nullable [] value, Exception failure) {
        Origin origin = new Origin(at.topic(), at.partition(), at.offset());
        Letter letter = new Letter(key, value, at.headers(), origin, failure);
        return new ProducerRecord<>(topic, null, null, letter.key(), letter.value(), letter.headers());
    }

    private static Record<byte[], byte[]> letter(
            Record<byte[], byte[]> record, Origin origin, Exception failure, long now) {
        Letter letter = new Letter(record.key(), record.value(), record.headers(), origin, failure);
        return new Record<>(letter.key(), letter.value(), now, letter.headers());
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Letter(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        Letter(byte @Nullable [] key, byte @Nullable [] value, Headers came, Origin origin, Exception failure) {
            this(
                    isTooLarge(key, value, came) ? beginning(key, LONGEST_KEY_OF_CUT) : key,
                    isTooLarge(key, value, came) ? beginning(value, LONGEST_VALUE_OF_CUT) : value,
                    isTooLarge(key, value, came) ? new RecordHeaders() : new RecordHeaders(came.toArray()));
            if (isTooLarge(key, value, came)) {
                set(headers, CUT, cut(key, value, came));
            }
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            set(headers, "__streams.errors.exception", failure.getClass().getName());
            set(headers, "__streams.errors.message", beginning(failure.getMessage(), LONGEST_MESSAGE));
            set(headers, "__streams.errors.stacktrace", beginning(trace.toString(), LONGEST_TRACE));
            set(headers, "__streams.errors.topic", origin.topic());
            set(headers, "__streams.errors.partition", Integer.toString(origin.partition()));
            set(headers, "__streams.errors.offset", Long.toString(origin.offset()));
        }
    }

    private static boolean isTooLarge(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return size(key, value, headers) > TopicLayout.MAX_MESSAGE_BYTES;
    }

    /** Bytes of a record as it lies in memory, about. */
    public static long size(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return length(key) + length(value) + length(headers);
    }

    private static String cut(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return "value " + length(value) + " bytes, key " + length(key) + " bytes, headers " + length(headers)
                + " bytes; sha256 of the value " + sha256(value);
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static long length(Headers headers) {
        long length = 0;
        for (Header header : headers) {
            length += header.key().length() + length(header.value());
        }
        return length;
    }

    private static byte @Nullable [] beginning(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static @Nullable String beginning(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    private static String sha256(byte @Nullable [] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes == null ? new byte[0] : bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** As many of the first as a header should hold. */
    private static byte[] firstFaults(List<Fault> faults) {
        List<Fault> first = faults.subList(0, Math.min(faults.size(), MOST_IN_HEADER));
        byte[] written = json(first);
        while (written.length > MOST_FAULT_BYTES && first.size() > 1) {
            first = first.subList(0, first.size() / 2);
            written = json(first);
        }
        return written;
    }

    private static byte[] json(List<Fault> faults) {
        try {
            return JSON.writeValueAsBytes(faults);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults are plain texts, and still no JSON", e);
        }
    }

    /** Says in a header why a record was refused; never thrown. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message, null, false, false);
        }
    }
}
