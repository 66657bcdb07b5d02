package org.claimline.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Records of dead-letters.v1: key and value as they came, Kafka Streams' own error headers, and where a reader of ours found the faults a
 * header {@value #FAULTS} with the first 200 of them as a JSON array of {@code pointer, value, reason, wayOut}.
 */
public final class DeadLetters {
    public static final String FAULTS = "claimline.faults";

    private static final int MOST_IN_MESSAGE = 5;
    /** So that headers stay far below what a record may measure. */
    private static final int MOST_IN_HEADER = 200;

    private static final int LONGEST_TRACE = 8_000;
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
        letter.headers().add(FAULTS, json(faults.subList(0, Math.min(faults.size(), MOST_IN_HEADER))));
        return letter;
    }

    /** A record that could not be read. */
    public static Record<byte[], byte[]> unreadable(
            Record<byte[], byte[]> record, Origin origin, Exception failure, long now) {
        return letter(record, origin, failure, now);
    }

    private static Record<byte[], byte[]> letter(
            Record<byte[], byte[]> record, Origin origin, Exception failure, long now) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        set(headers, "__streams.errors.exception", failure.getClass().getName());
        set(headers, "__streams.errors.message", failure.getMessage());
        String written = trace.toString();
        set(headers, "__streams.errors.stacktrace", written.substring(0, Math.min(written.length(), LONGEST_TRACE)));
        set(headers, "__streams.errors.topic", origin.topic());
        set(headers, "__streams.errors.partition", Integer.toString(origin.partition()));
        set(headers, "__streams.errors.offset", Long.toString(origin.offset()));
        return new Record<>(record.key(), record.value(), now, headers);
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
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
